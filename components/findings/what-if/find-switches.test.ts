import { describe, expect, test } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { findSwitches, keepPlaced } from "./find-switches";
import { suppose, supposedClaims, supposeNoMore } from "./supposed-claims";

const today = "2026-11-25";
const { controls } = aCatalogue();
const controlsOf = (_pipeline: unknown, { kind }: { readonly kind: string }) =>
  controls.filter(({ appliesTo }) => appliesTo.some((one) => one === kind));
const pipeline = aPipeline()
  .node("ci", { name: "Jenkins" })
  .node("registry", { name: "Harbor" })
  .claim("ci", "c-scan", { status: "implemented", note: "By Ana" })
  .build();
const scan = { node: "ci", control: "c-scan" };

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

describe("what is supposed", () => {
  test("is turned round in its place, and dropped alone", () => {
    const both = suppose(
      [{ ...scan, stands: true }],
      [{ node: "registry", control: "c-scan", stands: true }],
    );
    expect(suppose(both, [{ ...scan, stands: false }])[0]).toEqual({ ...scan, stands: false });
    expect(supposeNoMore(both, scan)).toEqual([{ node: "registry", control: "c-scan", stands: true }]);
  });

  test("stands by evidence of today, or is missing, and keeps what else is said of it", () => {
    const [stands] = supposedClaims(pipeline, [{ ...scan, stands: true }], today);
    expect(stands?.claim).toMatchObject({
      status: "implemented",
      note: "By Ana",
      evidence: [{ result: "supports", effective: today }],
    });
    expect(supposedClaims(pipeline, [{ ...scan, stands: false }], today)[0]?.claim).toEqual({
      ...scan,
      status: "missing",
      note: "By Ana",
    });
  });

  test("is lost with its node, or where the node cannot carry it", () => {
    const gone = { node: "gone", control: "c-scan", stands: true };
    const elsewhere = { node: "ci", control: "c-host", stands: true };
    expect(keepPlaced(pipeline, controlsOf, [gone, { ...scan, stands: true }, elsewhere])).toEqual({
      kept: [{ ...scan, stands: true }],
      lost: [gone, elsewhere],
    });
  });
});
