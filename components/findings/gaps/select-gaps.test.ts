import { describe, expect, it } from "vitest";
import { nobody } from "./gap-query";
import { countBy, type GapRow, selectGaps } from "./gap-rows";

function row(control: string, part: Partial<GapRow> = {}): GapRow {
  return {
    node: "n1",
    nodeName: "Jenkins",
    kindName: "CI",
    control,
    title: control,
    why: "",
    frameworks: {},
    techniques: [],
    stage: "build",
    status: "missing",
    priority: 1,
    factors: { weight: 1, reach: 1, opening: 1, bareness: 1, status: 1 },
    isNodeOwner: false,
    ...part,
  };
}
const rows = [
  row("a", { owner: "Ben", due: "2026-12-05", frameworks: { slsa: ["L1"] }, techniques: ["T1525"] }),
  row("b", { stage: "run", status: "not-assessed", owner: "ana", node: "n2", nodeName: "Kubernetes" }),
  row("c", {
    stage: "run",
    status: "contradicted",
    due: "2026-12-01",
    frameworks: { slsa: ["L2"], cis: ["1"] },
  }),
];
const usual = { proof: "declared", sort: "priority", page: 1 } as const;
const groups = ["run", "build", "distribute"] as const;
const ids = (selected: readonly GapRow[]) => selected.map(({ control }) => control).join("");

describe("the gaps that are shown", () => {
  it("are those to fix before those to assess, each by priority", () => {
    expect(ids(selectGaps(rows, usual, groups))).toBe("acb");
  });

  it("are to prove between the two where only what is verified counts, and else behind them, as no gap", () => {
    const some = [row("a", { status: "not-assessed" }), row("b", { status: "declared" }), row("c")];
    expect(ids(selectGaps(some, { ...usual, proof: "proven" }, groups))).toBe("cba");
    expect(ids(selectGaps(some, { ...usual, show: "all" }, groups))).toBe("cab");
  });

  it("are in stages where that is asked for, in each list, and keep their priority within", () => {
    expect(ids(selectGaps(rows, { ...usual, sort: "weakest" }, groups))).toBe("cab");
    expect(ids(selectGaps(rows, { ...usual, sort: "stage" }, groups))).toBe("acb");
  });

  it("are found by words of the control, the node and the owner, in any order", () => {
    expect(ids(selectGaps(rows, { ...usual, q: "jenkins" }, groups))).toBe("ac");
    expect(ids(selectGaps(rows, { ...usual, q: "ANA kuber" }, groups))).toBe("b");
    expect(ids(selectGaps(rows, { ...usual, q: "ana jenkins" }, groups))).toBe("");
    expect(countBy(rows, { ...usual, q: "jenkins" }, "stage")).toEqual(
      new Map([
        ["build", 1],
        ["run", 1],
      ]),
    );
  });

  it("are found by what people call a control as well", () => {
    const some = [
      row("img-vuln-scan", { title: "Fail the build" }),
      row("src-signed-commits", { title: "Commits" }),
    ];
    expect(ids(selectGaps(some, { ...usual, q: "image scanning" }, groups))).toBe("img-vuln-scan");
    expect(ids(selectGaps(some, { ...usual, q: "gpg jenkins" }, groups))).toBe("src-signed-commits");
  });

  it.each([
    ["status", "cab", "cab"],
    ["node", "acb", "cab"],
    ["control", "acb", "acb"],
    ["due", "cab", "cab"],
    ["owner", "acb", "acb"],
  ] as const)("sort by %s within each list, whichever come first", (sort, order, ofReversed) => {
    expect(ids(selectGaps(rows, { ...usual, sort }, groups))).toBe(order);
    expect(ids(selectGaps(rows.toReversed(), { ...usual, sort }, groups))).toBe(ofReversed);
  });

  it("fit every filter at once, and nobody is an owner too", () => {
    expect(ids(selectGaps(rows, { ...usual, stage: "run", framework: "slsa" }, groups))).toBe("c");
    expect(ids(selectGaps(rows, { ...usual, owner: nobody }, groups))).toBe("c");
    expect(selectGaps(rows, { ...usual, owner: "Zoe" }, groups)).toEqual([]);
    expect(ids(selectGaps(rows, { ...usual, requirement: "slsa L1" }, groups))).toBe("a");
    expect(selectGaps(rows, { ...usual, requirement: "cis L1" }, groups)).toEqual([]);
  });

  it("are counted for each value with the other filters as they are", () => {
    expect(Object.fromEntries(countBy(rows, { ...usual, stage: "run" }, "stage"))).toEqual({
      build: 1,
      run: 2,
    });
    expect(Object.fromEntries(countBy(rows, { ...usual, stage: "run" }, "framework"))).toEqual({
      slsa: 1,
      cis: 1,
    });
  });
});
