import { expect, test } from "vitest";
import type { Control } from "../../catalogue/catalogue";
import type { GateResult, Verdict, VerdictName } from "../posture";
import { openGateCount } from "../gates/open-gates";
import { groupGates, rankChokePoints } from "./rank-gates";

const weights: Readonly<Record<string, number>> = {
  heavy: 5,
  light: 1,
  wide: 2,
  alike: 5,
  held: 5,
};

function findControl(id: string): Control | undefined {
  const weight = weights[id];
  return weight === undefined
    ? undefined
    : { id, title: id, appliesTo: [], stage: "build", kind: "preventive", weight };
}

function judge(control: string, verdict: VerdictName, exposed = 0): GateResult {
  const judged: Verdict = {
    verdict,
    exposedTargets: Array.from({ length: exposed }, (_, index) => `t${index}`),
    openEdges: [],
  };
  return { control, declared: judged, proven: { ...judged, exposedTargets: ["t0"] } };
}

const results = [
  judge("held", "holds"),
  judge("light", "bypassed", 3),
  judge("heavy", "bypassed", 1),
  judge("wide", "bypassed", 3),
  judge("alike", "bypassed", 1),
  judge("gone from the catalogue", "bypassed", 9),
];

test("gates stand under their verdict, what protects most first: weight times exposed targets, then by title", () => {
  expect(
    groupGates(results, findControl, "declared").map(({ verdict, gates }) => [
      verdict,
      gates.map(({ control }) => control.id),
    ]),
  ).toEqual([
    ["bypassed", ["wide", "alike", "heavy", "light"]],
    ["holds", ["held"]],
  ]);
});

test("open are those that something gets past, by each proof", () => {
  expect(openGateCount(results, "declared")).toBe(5);
  expect(openGateCount(results, "proven")).toBe(6);
});

test("choke points come by the targets behind them, then by what is missing there", () => {
  const points = [
    { node: "a", targets: ["t"], missingGates: [] },
    { node: "b", targets: ["t"], missingGates: ["g"] },
    { node: "c", targets: ["t", "u"], missingGates: [] },
  ];
  expect(rankChokePoints(points).map(({ node }) => node)).toEqual(["c", "b", "a"]);
});
