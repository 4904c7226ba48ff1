import { describe, expect, test } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { findSwitches } from "./find-switches";

const today = "2026-11-25";
const { controls } = aCatalogue();
const controlsOf = (_pipeline: unknown, { kind }: { readonly kind: string }) =>
  controls.filter(({ appliesTo }) => appliesTo.some((one) => one === kind));
const pipeline = aPipeline()
  .node("ci", { name: "Jenkins" })
  .node("registry", { name: "Harbor" })
  .claim("ci", "c-scan", { status: "implemented", note: "By Ana" })
  .build();

describe("what can be switched", () => {
  test("is found by words of the node and the control, and says how it stands now", () => {
    const found = findSwitches(pipeline, controlsOf, today, { text: "JENK scan", selected: undefined });
    expect(found.map(({ node, control, status }) => [node.id, control.id, status])).toEqual([
      ["ci", "c-scan", "declared"],
    ]);
    expect(
      findSwitches(pipeline, controlsOf, today, { text: "scan", selected: "ci" }).map(({ node }) => node.id),
    ).toEqual(["ci", "registry"]);
  });

  test("is what the selected node can carry where nothing is typed, gates first", () => {
    const found = findSwitches(pipeline, controlsOf, today, { text: " ", selected: "ci" });
    expect(new Set(found.map(({ node }) => node.id))).toEqual(new Set(["ci"]));
    expect(found[0]?.control.id).toBe("c-scan");
    expect(findSwitches(pipeline, controlsOf, today, { text: "", selected: undefined })).toEqual([]);
  });
});
