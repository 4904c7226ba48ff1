import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { aCatalogue } from "../../testing/builders";
import { catalogue } from "../catalogue/load";
import type { PipelineDocument, PipelineEdge, PipelineNode } from "../pipeline/document";
import { artifacts, nodeKinds, stages } from "../pipeline/document-lists";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { componentsOf } from "../graph/components";
import { isEffective } from "../posture/coverage/effective-status";
import { findRunEnds } from "../posture/graph/targets";
import { gateChecks } from "./gate-checks";
import { followContainer, type Trail } from "./trail";
import { graphParameters } from "@/lib/testing/graph-runs";

const today = "2026-11-24";
const follow = (document: PipelineDocument, image?: string) =>
  followContainer(pipelineFromDocument(document), catalogue, today, undefined, image);
const idsOf = ({ hops }: Trail) => hops.map(({ edge }) => edge.id);

/** Denser than the pipelines of other tests, with more that runs containers. */
const documentArbitrary: fc.Arbitrary<PipelineDocument> = fc
  .record({
    kinds: fc.array(
      fc.tuple(
        fc.constantFrom(...nodeKinds, "host", "host", "orchestrator"),
        fc.constantFrom(...stages, "run"),
        fc.nat(3),
        fc.nat(3),
      ),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
    edges: fc.array(
      fc.record(
        {
          source: fc.nat(6),
          target: fc.nat(6),
          artifact: fc.constantFrom(...artifacts, "image", "image"),
          automated: fc.boolean(),
          images: fc.uniqueArray(fc.constantFrom("a", "b"), { maxLength: 2 }),
        },
        { requiredKeys: ["source", "target", "artifact"], noNullPrototype: true },
      ),
      { maxLength: 14 },
    ),
  })
  .map(({ kinds, edges }) => {
    const nodes = kinds.map(([kind, stage, x, y], index): PipelineNode => ({
      id: `n${index}`,
      kind,
      name: `Node ${index}`,
      stage,
      position: { x: x * 260, y: y * 160 },
    }));
    return {
      schema: "blueline/pipeline/1",
      name: "Any",
      nodes,
      edges: edges.flatMap((edge, index): PipelineEdge[] => {
        const [source, target] = [nodes[edge.source], nodes[edge.target]];
        return source && target ? [{ ...edge, id: `e${index}`, source: source.id, target: target.id }] : [];
      }),
      zones: [],
      images: [
        { id: "a", name: "a" },
        { id: "b", name: "b" },
      ],
      claims: [],
    };
  });

const imageArbitrary = fc.constantFrom("a", "b", undefined);

/** What travels, word for word: no credential, nothing to itself, this image; a manifest where nothing else arrives. */
function contentOf({ nodes, edges }: PipelineDocument, image: string | undefined): readonly PipelineEdge[] {
  const strangers = new Set(
    nodes.flatMap(({ id, kind, external }) => (kind === "developer" && external === true ? [id] : [])),
  );
  const workloads = new Set(nodes.flatMap(({ id, kind }) => (kind === "workload" ? [id] : [])));
  const passing = edges.filter(
    ({ artifact, source, target, images }) =>
      artifact !== "credential" &&
      artifact !== "tool" &&
      source !== target &&
      !(strangers.has(source) && workloads.has(target)) &&
      (image === undefined || !images || images.includes(image)),
  );
  return passing.filter(
    (edge) =>
      edge.artifact !== "manifest" ||
      !passing.some(({ artifact, target }) => artifact !== "manifest" && target === edge.target),
  );
}

/** Developers, what nothing enters, and the members of circles that nothing enters. */
function originsOf(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): readonly string[] {
  const { componentOf } = componentsOf(
    nodes.map(({ id }) => id),
    edges,
  );
  return nodes
    .filter(
      ({ id, kind }) =>
        kind === "developer" ||
        !edges.some(
          ({ source, target }) =>
            componentOf.get(target) === componentOf.get(id) &&
            componentOf.get(source) !== componentOf.get(id),
        ),
    )
    .map(({ id }) => id);
}

/** Whether some walk from one of these nodes to one of those passes the edge, by trying every (node, has it passed). */
function isOnWay(
  wanted: PipelineEdge,
  origins: readonly string[],
  ends: ReadonlySet<string>,
  edges: readonly PipelineEdge[],
): boolean {
  const seen = new Set(origins.map((id) => `${id} before`));
  for (const state of seen) {
    const [at, when] = state.split(" ");
    if (when === "after" && ends.has(at ?? "")) return true;
    for (const edge of edges)
      if (edge.source === at)
        seen.add(`${edge.target} ${when === "after" || edge === wanted ? "after" : "before"}`);
  }
  return false;
}

describe("the line of a container", () => {
  test("is every connection on some way from an origin to where containers run, and no other", () => {
    fc.assert(
      fc.property(documentArbitrary, imageArbitrary, (document, image) => {
        const content = contentOf(document, image);
        const ends = new Set(findRunEnds(document.nodes, content));
        fc.pre(ends.size > 0);
        const origins = originsOf(document.nodes, content);
        const expected = content.filter((edge) => isOnWay(edge, origins, ends, content)).map(({ id }) => id);
        const trail = follow(document, image);
        expect(new Set(idsOf(trail))).toEqual(new Set(expected));
        expect(trail.reachesHost).toBe(true);
        expect(new Set(trail.ends.map(({ id }) => id))).toEqual(ends);
      }),
      graphParameters(6),
    );
  });

  test("is followed in an order: each connection once, what comes in before what goes out, one main input a node", () => {
    fc.assert(
      fc.property(documentArbitrary, imageArbitrary, (document, image) => {
        const { hops, starts } = follow(document, image);
        const places = new Map(hops.map(({ edge }, index) => [edge.id, index]));
        expect(places.size).toBe(hops.length);
        const { componentOf } = componentsOf(
          document.nodes.map(({ id }) => id),
          hops.map(({ edge }) => edge),
        );
        for (const { edge, isFirst } of hops) {
          const before = hops.filter((hop) => hop.to.id === edge.source);
          expect(isFirst).toBe(before.length === 0);
          const isRound = componentOf.get(edge.source) === componentOf.get(edge.target);
          if (!isRound)
            for (const hop of before) expect(places.get(hop.edge.id)).toBeLessThan(places.get(edge.id) ?? -1);
          expect(hops.filter((hop) => hop.to.id === edge.target && !hop.isSide).length).toBeLessThanOrEqual(
            1,
          );
        }
        expect(new Set(starts.map(({ id }) => id))).toEqual(
          new Set(hops.filter(({ isFirst }) => isFirst).map(({ from }) => from.id)),
        );
      }),
      graphParameters(6),
    );
  });

  test("does not depend on the order in which things were drawn", () => {
    fc.assert(
      fc.property(documentArbitrary, imageArbitrary, (document, image) => {
        const turned = {
          ...document,
          nodes: document.nodes.toReversed(),
          edges: document.edges.toReversed(),
        };
        expect(follow(turned, image)).toEqual(follow(document, image));
      }),
      graphParameters(2),
    );
  });

  test("ends where the drawing stops while nothing runs, and names what leaves it", () => {
    fc.assert(
      fc.property(documentArbitrary, imageArbitrary, (document, image) => {
        const content = contentOf(document, image);
        const trail = follow(document, image);
        const lit = new Set(trail.hops.flatMap(({ from, to }) => [from.id, to.id]));
        const beside = content.filter(({ id }) => !idsOf(trail).includes(id));
        if (findRunEnds(document.nodes, content).length === 0) {
          expect(trail.reachesHost).toBe(false);
          expect(beside).toEqual([]);
        }
        // What leads to who orders is told by the order.
        const ordering = new Set(trail.hops.flatMap(({ orders }) => orders.map(({ from }) => from.id)));
        for (const node of ordering)
          for (const { source, target } of content) if (target === node) ordering.add(source);
        const leaving = beside.filter(({ source, target }) => lit.has(source) && !ordering.has(target));
        expect(new Set(trail.asides.map(({ edge }) => edge.id))).toEqual(
          new Set(leaving.map(({ id }) => id)),
        );
      }),
      graphParameters(2),
    );
  });

  test("is whole exactly where the analysis says so, and names the gates that look at the artifact", () => {
    fc.assert(
      fc.property(pipelineArbitrary, fc.func(fc.boolean()), (pipeline, isIn) => {
        const rules = aCatalogue();
        const drawn = new Set([...pipeline.edges.values()].map(({ id }) => id).filter((id) => isIn(id)));
        const { hops } = followContainer(pipeline, rules, today, drawn);
        for (const { edge, from, to, controls, isChecked, isProven } of hops) {
          const standing = controls.filter(({ checks, status }) => checks && isEffective(status, "declared"));
          expect(isChecked).toBe(drawn.has(edge.id));
          expect(isProven).toBe(standing.some(({ status }) => status === "verified"));
          for (const { control, node, checks, status } of controls) {
            const ends = [
              ...(node.id === from.id ? (["leaves"] as const) : []),
              ...(node.id === to.id ? (["arrives"] as const) : []),
            ];
            const { gate } = control;
            expect(checks).toBe(
              gate !== undefined && ends.some((end) => gateChecks(gate, node, edge.artifact, end)),
            );
            if (!checks) expect(isEffective(status, "declared")).toBe(true);
          }
        }
        expect(documentFromPipeline(pipeline).edges.length).toBeGreaterThanOrEqual(hops.length);
      }),
      graphParameters(2),
    );
  });
});
