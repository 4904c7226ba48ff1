import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import type { PipelineEdge, PipelineNode } from "../../pipeline/document";
import { documentFromPipeline } from "../../pipeline/pipeline";
import { componentsOf } from "../../graph/components";
import { isRunner } from "../../pipeline/runners";
import { findTargets } from "./targets";
import { graphParameters } from "@/lib/testing/graph-runs";

/** Every id that a walk along these edges leads to, its start included. */
function walkFrom(start: string, edges: readonly PipelineEdge[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) for (const edge of edges) if (edge.source === id) reached.add(edge.target);
  return reached;
}

/** Analysis 1.5 word for word, by walking from everywhere. */
function targetsByWalking(nodes: readonly PipelineNode[], edges: readonly PipelineEdge[]): readonly string[] {
  const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const strangers = new Set(
    nodes.flatMap(({ id, kind, external }) => (kind === "developer" && external === true ? [id] : [])),
  );
  const flow = edges.filter(
    ({ source, target, artifact }) =>
      artifact !== "credential" &&
      artifact !== "tool" &&
      source !== target &&
      !(strangers.has(source) && kindOf.get(target) === "workload"),
  );
  const isRunning = (id: string) => nodes.some((node) => node.id === id && isRunner(node));
  const isInProduction = ({ environment = "production" }: PipelineNode) => environment === "production";
  const runners = nodes.filter(
    (node) =>
      isRunner(node) &&
      (node.stage === "run" ||
        node.environment === "production" ||
        !flow.some(
          ({ source, target, artifact }) =>
            source === node.id && artifact === "container" && !isRunning(target),
        )),
  );
  const ids = new Set(runners.map(({ id }) => id));
  const between = flow.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const targets = runners.filter(({ id }) => {
    const reached = walkFrom(id, between);
    const component = new Set([...reached].filter((other) => walkFrom(other, between).has(id)));
    const isLeft = [...reached].some((other) => !component.has(other));
    return !isLeft && flow.some(({ source, target }) => component.has(target) && !component.has(source));
  });
  const pulled = nodes.filter(
    ({ id, kind }) =>
      (kind === "production-registry" ||
        (kind === "package-registry" &&
          flow.some(
            ({ source, target }) => target === id && ["ci", "builder"].includes(kindOf.get(source) ?? ""),
          ))) &&
      flow.some(({ target }) => target === id),
  );
  const pulling = ({ id }: PipelineNode) =>
    nodes.filter((node) => flow.some(({ source, target }) => source === id && target === node.id));
  const ends = [...targets, ...pulled.filter((node) => pulling(node).length === 0)];
  const production = ends.filter(isInProduction);
  const always = pulled.filter(
    (node) =>
      isInProduction(node) &&
      pulling(node).length > 0 &&
      pulling(node).every((one) => isRunner(one) && !isInProduction(one)),
  );
  const judged = new Set([...(production.length > 0 ? production : ends), ...always]);
  return nodes.filter((node) => judged.has(node)).map(({ id }) => id);
}

const targetsOn = (pipeline: PipelineBuilder) => {
  const { nodes, edges } = pipeline.toDocument();
  return findTargets(nodes, edges);
};

describe("targets", () => {
  test("are those that walking from everywhere finds", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const { nodes, edges } = documentFromPipeline(pipeline);
        const running = nodes.map((node, index): PipelineNode =>
          index % 3 === 0 ? node : { ...node, kind: index % 2 === 0 ? "host" : "orchestrator" },
        );
        expect(findTargets(running, edges)).toEqual(targetsByWalking(running, edges));
      }),
      graphParameters(4),
    );
  });

  test("of other environments count only where production has none", () => {
    const pipeline = aPipeline()
      .node("ci")
      .node("staging", { kind: "host", stage: "run", environment: "staging" })
      .edge("ci", "staging");
    expect(targetsOn(pipeline)).toEqual(["staging"]);
    expect(targetsOn(pipeline.node("host").edge("ci", "host"))).toEqual(["host"]);
  });

  test("are runners in any lane, but for agents that run what CI does", () => {
    const drawn = (fields: Partial<PipelineNode>) =>
      aPipeline()
        .node("ci")
        .node("agent", { kind: "host", stage: "build", ...fields })
        .edge("ci", "agent");
    expect(targetsOn(drawn({}))).toEqual(["agent"]);
    const runsCi = (fields: Partial<PipelineNode>) =>
      targetsOn(drawn(fields).edge("agent", "ci", { artifact: "container" }));
    expect(runsCi({})).toEqual([]);
    expect(runsCi({ environment: "production" })).toEqual(["agent"]);
  });

  test("are registries beside runners, and one in production from which tests alone pull", () => {
    const pushed = aPipeline().node("ci").node("host").edge("ci", "host");
    const published = pushed.node("registry").edge("ci", "registry");
    expect(targetsOn(published)).toEqual(["host", "registry"]);
    const tested = published.node("test", { kind: "host", stage: "run", environment: "test" });
    expect(targetsOn(tested.edge("registry", "test"))).toEqual(["host", "registry"]);
    expect(targetsOn(published.edge("registry", "host"))).toEqual(["host"]);
  });
});

describe("components", () => {
  test("hold exactly the nodes that reach each other, numbered so that no arc leads upwards", () => {
    const arc = fc.record({ source: fc.nat(9).map(String), target: fc.nat(9).map(String) });
    fc.assert(
      fc.property(fc.array(arc, { maxLength: 25 }), (arcs) => {
        const ids = Array.from({ length: 9 }, (_, index) => String(index));
        const { componentOf, count } = componentsOf(ids, arcs);
        const known = arcs.filter(({ source, target }) => source !== "9" && target !== "9");
        const reached = new Map(
          ids.map((id) => [
            id,
            walkFrom(
              id,
              known.map((one) => ({ id: "e", artifact: "image", ...one })),
            ),
          ]),
        );
        for (const a of ids) {
          for (const b of ids)
            expect(componentOf.get(a) === componentOf.get(b)).toBe(
              reached.get(a)?.has(b) === true && reached.get(b)?.has(a) === true,
            );
        }
        for (const { source, target } of known)
          expect(componentOf.get(source)).toBeGreaterThanOrEqual(componentOf.get(target) ?? Number.NaN);
        expect(new Set(componentOf.values()).size).toBe(count);
      }),
      graphParameters(2),
    );
  });

  test("a chain of 100,000 nodes does not overflow the stack", () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `n${index}`);
    const arcs = ids.slice(1).map((target, index) => ({ source: `n${index}`, target }));
    expect(componentsOf(ids, arcs).count).toBe(100_000);
  });
});
