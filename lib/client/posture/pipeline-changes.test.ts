import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { analyse } from "@/lib/domain/posture/analyse";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { applyChanges, changesBetween, inParts, sizeOf } from "./pipeline-changes";

const pipeline = aPipeline()
  .node("ci", { technologies: ["jenkins"] })
  .node("registry")
  .edge("ci", "registry")
  .claim("ci", "c-scan", { status: "planned" })
  .claim("ci", "c-sign", { status: "implemented" })
  .build();

function after(before: Pipeline, ...bodies: readonly OperationBody[]): Pipeline {
  return bodies.reduce((now, body) => {
    const result = applyOperation(now, body);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.pipeline;
  }, before);
}

describe("what changed of a pipeline", () => {
  test("is all of it against nothing, and makes the same pipeline there", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (any) => {
        const copy = applyChanges(emptyPipeline(any.name), changesBetween(emptyPipeline(""), any));
        const { nodes, edges, images, claims } = documentFromPipeline(any);
        expect(documentFromPipeline(copy)).toMatchObject({ nodes, edges, images, claims });
        expect(copy.claimCount).toBe(any.claimCount);
      }),
    );
  });

  test("brings a copy to where the analysis says the same, from any pipeline to any other, in any parts", () => {
    fc.assert(
      fc.property(
        pipelineArbitrary,
        pipelineArbitrary,
        fc.integer({ min: 1, max: 5 }),
        (one, other, most) => {
          const copy = inParts(changesBetween(one, other), most).reduce(applyChanges, one);
          expect(analyse(copy, mappedCatalogue, "2026-11-25")).toEqual(
            analyse(other, mappedCatalogue, "2026-11-25"),
          );
          expect(copy.claimCount).toBe(other.claimCount);
        },
      ),
    );
  });

  test("is one record for one claim, and leaves every other record the same object", () => {
    const changed = after(pipeline, {
      type: "claim.changed",
      node: "ci",
      control: "c-scan",
      set: { status: "implemented" },
    });
    const changes = changesBetween(pipeline, changed);
    expect(sizeOf(changes)).toBe(1);
    const copy = applyChanges(pipeline, structuredClone(changes));
    expect(copy.claims.get("ci")?.get("c-sign")).toBe(pipeline.claims.get("ci")?.get("c-sign"));
    expect(copy.nodes.get("ci")).toBe(pipeline.nodes.get("ci"));
  });

  test("is nothing where a card was moved, or a note, an owner or a name of an image changed", () => {
    const moved = after(
      pipeline,
      { type: "nodes.moved", positions: { ci: { x: 500, y: 0 } } },
      { type: "node.changed", node: "ci", set: { owner: "Ana", note: "Slow" } },
      { type: "edge.changed", edge: "ci-registry", set: { note: "Nightly" } },
      { type: "claim.changed", node: "ci", control: "c-scan", set: { owner: "Ben" } },
    );
    expect(sizeOf(changesBetween(pipeline, moved))).toBe(0);
  });

  test("is one record where somebody said who moves a connection, whether it is pinned, what it allows, or who is outside", () => {
    for (const operation of [
      { type: "edge.changed", edge: "ci-registry", set: { automated: true } },
      { type: "edge.changed", edge: "ci-registry", set: { pinned: false } },
      { type: "edge.changed", edge: "ci-registry", set: { right: "publish" } },
      { type: "edge.changed", edge: "ci-registry", set: { shortLived: true } },
      { type: "node.changed", node: "ci", set: { external: true } },
    ] satisfies OperationBody[])
      expect(sizeOf(changesBetween(pipeline, after(pipeline, operation)))).toBe(1);
  });

  test("is one record where a claim gives another reason, or somebody else accepts its risk, as a confirmation of it then ends", () => {
    const acceptance = { by: "Ana", until: "2027-01-31", residual: "Little" };
    const accepted = after(pipeline, {
      type: "claim.changed",
      node: "ci",
      control: "c-scan",
      set: { status: "accepted", reason: "In spring", acceptance },
    });
    for (const set of [
      { reason: "In summer" },
      { acceptance: { ...acceptance, by: "Ben" } },
      { acceptance: { ...acceptance, residual: "Much" } },
    ])
      expect(
        sizeOf(
          changesBetween(
            accepted,
            after(accepted, { type: "claim.changed", node: "ci", control: "c-scan", set }),
          ),
        ),
      ).toBe(1);
  });

  test("takes a node away with its claims", () => {
    const without = after(pipeline, { type: "node.removed", node: "ci" });
    const copy = applyChanges(pipeline, changesBetween(pipeline, without));
    expect([copy.nodes.size, copy.edges.size, copy.claimCount]).toEqual([1, 0, 0]);
  });
});
