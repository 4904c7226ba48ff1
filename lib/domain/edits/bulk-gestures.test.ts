import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, performAll } from "./apply-edit";
import { stages } from "../pipeline/document";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import { nodeIds, pipelineArbitrary, zoneIds } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { moveAllToStage, putAllInZone, removeNodes, setOwnerOfAll } from "./bulk-gestures";
import type { Edit } from "./edit";

const pipeline = aPipeline()
  .node("ci", { name: "Jenkins", owner: "Ana" })
  .node("builder", { name: "Kaniko", position: { x: 0, y: 200 } })
  .node("registry", { name: "Harbor", position: { x: 400, y: 0 } })
  .edge("ci", "registry")
  .build();

function after(gesture: Edit | undefined, before: Pipeline = pipeline): Pipeline {
  const performed = applyEdit(before, gesture?.operations ?? []);
  if (!performed.ok) throw new Error(performed.error);
  return performed.value.visible;
}

describe("bulk gestures", () => {
  it("leave out those that have it already, and are none where all have", () => {
    expect(setOwnerOfAll(pipeline, ["ci", "builder"], "Ana")).toEqual({
      operations: [{ type: "node.changed", node: "builder", set: { owner: "Ana" } }],
      label: "set the owner of Kaniko",
    });
    expect(setOwnerOfAll(pipeline, ["ci"], "Ana")).toBeUndefined();
    expect(moveAllToStage(pipeline, ["ci", "builder"], "build")).toBeUndefined();
    expect(putAllInZone(pipeline, ["ci"], null)).toBeUndefined();
  });

  it("leave out nodes that somebody deleted, and put nothing in a zone that is gone", () => {
    expect(removeNodes(pipeline, ["ci", "gone", "builder"])?.label).toBe("delete 2 nodes");
    expect(removeNodes(pipeline, ["gone"])).toBeUndefined();
    expect(putAllInZone(pipeline, ["ci"], "gone")).toBeUndefined();
  });

  it("move each to a place of its own, below what stands in that lane", () => {
    const moved = after(moveAllToStage(pipeline, ["builder", "ci"], "distribute"));
    const [jenkins, kaniko, harbor] = ["ci", "builder", "registry"].map((id) => getRecord(moved.nodes, id));
    expect(jenkins?.position).toEqual({ x: 400, y: 136 + 4 });
    expect(kaniko?.position.y).toBeGreaterThanOrEqual((jenkins?.position.y ?? 0) + 96);
    expect(harbor?.position).toEqual({ x: 400, y: 0 });
    expect([...valuesOf(moved.nodes)].every(({ stage }) => stage === "distribute")).toBe(true);
  });

  it("can be performed on any pipeline, and one undo brings back what was", () => {
    const gestures = fc.constantFrom(
      (before: Pipeline, ids: readonly string[]) => setOwnerOfAll(before, ids, "Ana"),
      (before: Pipeline, ids: readonly string[]) => setOwnerOfAll(before, ids, null),
      (before: Pipeline, ids: readonly string[]) => putAllInZone(before, ids, zoneIds[0]),
      (before: Pipeline, ids: readonly string[]) => putAllInZone(before, ids, null),
      (before: Pipeline, ids: readonly string[]) => moveAllToStage(before, ids, stages[2]),
      (before: Pipeline, ids: readonly string[]) => removeNodes(before, ids),
    );
    fc.assert(
      fc.property(pipelineArbitrary, fc.subarray([...nodeIds]), gestures, (before, ids, make) => {
        const gesture = make(before, ids);
        if (!gesture) return;
        const performed = applyEdit(before, gesture.operations);
        expect(performed.ok).toBe(true);
        if (!performed.ok) return;
        const undone = performAll(performed.value.visible, performed.value.inverse);
        expect(undone.ok && documentFromPipeline(undone.value.visible)).toEqual(documentFromPipeline(before));
      }),
    );
  });
});
