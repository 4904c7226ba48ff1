import { describe, expect, it } from "vitest";
import type { CompareAnswer } from "../contract/compare";
import { findBroken } from "./push-rules";

type Answer = Parameters<typeof findBroken>[0];
type Gate = CompareAnswer["ways"]["asDeclared"]["gates"][number];
type Way = CompareAnswer["ways"]["asDeclared"]["waysIn"][number];

function answer({
  controls = [],
  gates = [],
  waysIn = [],
}: {
  readonly controls?: CompareAnswer["controls"];
  readonly gates?: readonly Gate[];
  readonly waysIn?: readonly Way[];
}): Answer {
  const seen = { gates, waysIn, targets: { exposed: [], shielded: [] } };
  return { controls, ways: { asDeclared: seen, asProven: { ...seen, gates: [], waysIn: [] } } };
}

const control = (
  before: CompareAnswer["controls"][number]["before"],
  after: CompareAnswer["controls"][number]["after"],
): CompareAnswer["controls"][number] => ({
  node: "ci",
  control: "img-sign",
  ...(before && { before }),
  ...(after && { after }),
  group: "worse",
  steps: [],
});

const gate = (
  meaning: Gate["meaning"],
  before: Gate["before"]["verdict"],
  after: Gate["before"]["verdict"],
  targets: readonly string[] = [],
): Gate => ({
  control: "img-sign",
  before: { verdict: before, exposedTargets: [] },
  after: { verdict: after, exposedTargets: targets },
  meaning,
  by: "map",
});

const way = (before: Way["before"], after: Way["after"]): Way => ({
  place: { node: "laptop" },
  before,
  after,
  meaning: "turned",
  by: "map",
});

const rulesOf = (broken: ReturnType<typeof findBroken>) => broken.map(({ rule }) => rule);

describe("what a push may be made to fail for", () => {
  it("is nothing where nothing changed, or where it got better", () => {
    expect(findBroken(answer({}))).toEqual([]);
    const better = answer({
      controls: [control("planned", "declared")],
      gates: [gate("closed", "bypassed", "holds")],
      waysIn: [way("unguarded", "closed"), way("assumed", "unguarded")],
    });
    expect(findBroken(better)).toEqual([]);
  });

  it("is a gate that is newly bypassed, or that something more gets round", () => {
    const opened = gate("opened", "bypassed", "bypassed", ["prod"]);
    expect(findBroken(answer({ gates: [opened] }))).toEqual([
      { rule: "new-bypass", control: "img-sign", targets: ["prod"] },
    ]);
    expect(rulesOf(findBroken(answer({ gates: [gate("turned", "no-place", "bypassed")] })))).toEqual([
      "new-bypass",
    ]);
    expect(findBroken(answer({ gates: [gate("turned", "bypassed", "bypassed")] }))).toEqual([]);
  });

  it("is a control that got further from being in place, also by time; not one that came or went with its node", () => {
    const broken = (before: Parameters<typeof control>[0], after: Parameters<typeof control>[1]) =>
      rulesOf(findBroken(answer({ controls: [control(before, after)] })));
    expect(broken("verified", "stale")).toEqual(["regression"]);
    expect(broken("declared", "planned")).toEqual(["regression"]);
    expect(broken("not-assessed", "missing")).toEqual([]);
    expect(broken("declared", undefined)).toEqual([]);
    expect(broken(undefined, "missing")).toEqual([]);
  });

  it("is a claim that evidence speaks against now", () => {
    const broken = (before: Parameters<typeof control>[0], after: Parameters<typeof control>[1]) =>
      rulesOf(findBroken(answer({ controls: [control(before, after)] })));
    expect(broken("declared", "contradicted")).toEqual(["regression", "contradicted"]);
    expect(broken("not-assessed", "contradicted")).toEqual(["contradicted"]);
    expect(broken(undefined, "contradicted")).toEqual(["contradicted"]);
    expect(broken("contradicted", "missing")).toEqual([]);
  });

  it("is a place where somebody can begin unguarded and could not before", () => {
    const broken = (before: Way["before"], after: Way["after"]) =>
      findBroken(answer({ waysIn: [way(before, after)] }));
    expect(broken(undefined, "unguarded")).toEqual([
      { rule: "new-entry", place: { node: "laptop" }, said: true },
    ]);
    expect(broken("closed", "assumed")).toMatchObject([{ rule: "new-entry", said: false }]);
    expect(broken(undefined, "guarded")).toEqual([]);
    expect(broken("unguarded", "set-aside")).toEqual([]);
  });
});
