import { describe, expect, test } from "vitest";
import { articlePipeline } from "@/lib/testing/article-pipeline";
import { claimsOf, documentFromPipeline } from "../pipeline/pipeline";
import type { Assumed } from "../posture/what-if/assumed";
import { applyEdit, performAll } from "./apply-edit";
import { makeAssumed } from "./make-assumed";

const map = articlePipeline().edge("laptop", "registry").build();
const node = {
  id: "app",
  kind: "workload",
  name: "App",
  stage: "run",
  position: { x: 2000, y: 80 },
} as const;

function made(assumed: readonly Assumed[], pipeline = map) {
  let number = 0;
  const edit = makeAssumed(pipeline, assumed, { today: "2026-11-27", newId: () => `new${++number}` });
  if (!edit || "refused" in edit) throw new Error(edit?.refused ?? "nothing to do");
  const done = applyEdit(pipeline, edit.operations);
  if (!done.ok) throw new Error(done.error);
  return { ...edit, after: done.value.visible, inverse: done.value.inverse };
}

describe("what is assumed, done", () => {
  test("draws, leads, puts in, takes away and plans in one step, and one undo brings all of it back", () => {
    const { after, inverse, left, label } = made([
      { remove: "hub-ci" },
      { addEdge: { id: "e", source: "cluster", target: "app", artifact: "container" } },
      { addNode: node },
      { lead: { edge: "laptop-registry", to: "repository" } },
      { insert: { edge: "registry-cluster", kind: "promotion" } },
      { node: "ci", control: "img-vuln-scan", stands: true },
    ]);
    expect(after.edges.get("hub-ci")).toBeUndefined();
    // What is handed to the repository is drawn already.
    expect(after.edges.get("laptop-registry")).toBeUndefined();
    expect(after.edges.get("e")?.target).toBe("app");
    expect(after.nodes.get(after.edges.get("registry-cluster")?.target ?? "")?.name).toBe("Promotion step");
    expect(claimsOf(after, "ci").get("img-vuln-scan")?.status).toBe("planned");
    expect([left, label]).toEqual([[], "apply 6 assumed changes"]);
    const undone = performAll(after, inverse);
    expect(undone.ok && documentFromPipeline(undone.value.visible)).toEqual(documentFromPipeline(map));
  });

  test("leads to what is no repository as what it is", () => {
    const { after } = made([{ lead: { edge: "hub-ci", to: "registry" } }]);
    expect(after.edges.get("hub-ci")).toMatchObject({ target: "registry", artifact: "parent-image" });
  });

  test("leaves what is assumed missing, or is further on already", () => {
    const { left } = made([{ remove: "hub-ci" }, { node: "ci", control: "img-sign", stands: false }]);
    expect(left).toEqual([{ node: "ci", control: "img-sign", stands: false }]);
    expect(
      makeAssumed(map, [{ node: "ci", control: "img-sign", stands: false }], {
        today: "2026-11-27",
        newId: () => "x",
      }),
    ).toBeUndefined();
  });

  test("refuses what is about a connection that is gone", () => {
    const edit = makeAssumed(map, [{ remove: "gone" }], { today: "2026-11-27", newId: () => "x" });
    expect(edit && "refused" in edit).toBe(true);
  });
});
