import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, performAll } from "./apply-edit";
import { stages } from "../pipeline/document-lists";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { nodeIds, pipelineArbitrary, zoneIds } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { remove } from "./remove";
import type { Edit } from "./edit";
import { changeNodes, duplicateNode } from "./change-nodes";
import { moveAllToStage } from "./moves";

const pipeline = aPipeline()
  .node("ci", { name: "Jenkins", owner: "Ana" })
  .node("builder", { name: "Kaniko", position: { x: 0, y: 200 } })
  .node("registry", { name: "Harbor", position: { x: 400, y: 0 } })
  .edge("ci", "registry")
  .build();

function after(edit: Edit | undefined, before: Pipeline = pipeline): Pipeline {
  const performed = applyEdit(before, edit?.operations ?? []);
  if (!performed.ok) throw new Error(performed.error);
  return performed.value.visible;
}

describe("edits of many nodes", () => {
  it("leave out those that have it already, and are none where all have", () => {
    expect(changeNodes(pipeline, ["ci", "builder"], { owner: "Ana" })).toEqual({
      operations: [{ type: "node.changed", node: "builder", set: { owner: "Ana" } }],
      label: "set the owner of Kaniko",
    });
    expect(changeNodes(pipeline, ["ci"], { owner: "Ana" })).toBeUndefined();
    expect(moveAllToStage(pipeline, ["ci", "builder"], "build")).toBeUndefined();
    expect(changeNodes(pipeline, ["ci"], { zone: null })).toBeUndefined();
  });

  it("leave out nodes that somebody deleted, and put nothing in a zone that is gone", () => {
    expect(remove(pipeline, { nodes: ["ci", "gone", "builder"] })?.label).toBe("delete 2 nodes");
    expect(remove(pipeline, { nodes: ["gone"] })).toBeUndefined();
    expect(changeNodes(pipeline, ["ci"], { zone: "gone" })).toBeUndefined();
  });

  it("move each to a place of its own, below what stands in that lane", () => {
    const moved = after(moveAllToStage(pipeline, ["builder", "ci"], "distribute"));
    const [jenkins, kaniko, harbor] = ["ci", "builder", "registry"].map((id) => moved.nodes.get(id));
    expect(jenkins?.position).toEqual({ x: 400, y: 180 });
    expect(kaniko?.position.y).toBeGreaterThanOrEqual((jenkins?.position.y ?? 0) + 140);
    expect(harbor?.position).toEqual({ x: 400, y: 0 });
    expect([...moved.nodes.values()].every(({ stage }) => stage === "distribute")).toBe(true);
  });

  it("can be performed on any pipeline, and one undo brings back what was", () => {
    const edits = fc.constantFrom(
      (before: Pipeline, ids: readonly string[]) => changeNodes(before, ids, { owner: "Ana" }),
      (before: Pipeline, ids: readonly string[]) => changeNodes(before, ids, { owner: null }),
      (before: Pipeline, ids: readonly string[]) => changeNodes(before, ids, { zone: zoneIds[0] }),
      (before: Pipeline, ids: readonly string[]) => changeNodes(before, ids, { zone: null }),
      (before: Pipeline, ids: readonly string[]) => moveAllToStage(before, ids, stages[2]),
      (before: Pipeline, ids: readonly string[]) => remove(before, { nodes: ids }),
    );
    fc.assert(
      fc.property(pipelineArbitrary, fc.subarray([...nodeIds]), edits, (before, ids, make) => {
        const edit = make(before, ids);
        if (!edit) return;
        const performed = applyEdit(before, edit.operations);
        expect(performed.ok).toBe(true);
        if (!performed.ok) return;
        const undone = performAll(performed.value.visible, performed.value.inverse);
        expect(undone.ok && documentFromPipeline(undone.value.visible)).toEqual(documentFromPipeline(before));
      }),
    );
  });
});

describe("the name of a change in the undo list", () => {
  it("says what was changed, and on how many", () => {
    const labels = [
      changeNodes(pipeline, ["ci"], { name: "TeamCity" }),
      changeNodes(pipeline, ["ci", "builder"], { owner: null }),
      changeNodes(pipeline, ["ci", "builder"], { owner: "Ben" }),
      changeNodes(pipeline, ["ci"], { buildsImages: true }),
      changeNodes(pipeline, ["ci"], { version: "2" }),
    ].map((edit) => edit?.label);
    expect(labels).toEqual([
      "rename Jenkins",
      "clear the owner of Jenkins",
      "set the owner of 2 nodes",
      "set whether Jenkins builds images",
      "change Jenkins",
    ]);
  });

  it("counts what is deleted, a connection at a deleted node not apart", () => {
    const labels = [
      remove(pipeline, { nodes: ["ci"], edges: ["ci-registry"] }),
      remove(pipeline, { edges: ["ci-registry", "gone"] }),
      remove(pipeline, { nodes: ["builder"], edges: ["ci-registry"] }),
    ].map((edit) => edit?.label);
    expect(labels).toEqual(["delete Jenkins", "delete the connection", "delete 2 things"]);
  });
});

describe("duplicateNode", () => {
  it("takes everything that the node is, under a name of its own, and nothing that is said of it", () => {
    const before = aPipeline()
      .node("ci", { name: "Jenkins", owner: "Ana", technologies: ["jenkins"] })
      .claim("ci", "c-scan", { status: "implemented" })
      .build();
    const edit = duplicateNode(before, "ci", "copy");
    expect(edit?.operations).toEqual([
      {
        type: "node.added",
        node: {
          id: "copy",
          kind: "ci",
          name: "Jenkins 2",
          owner: "Ana",
          technologies: ["jenkins"],
          stage: "build",
          position: { x: 0, y: 180 },
        },
      },
    ]);
    expect(duplicateNode(before, "gone", "copy")).toBeUndefined();
  });
});
