import { describe, expect, it } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import { compareAnswerSchema } from "../contract/compare";
import type { Claim } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { confirmableOf } from "../reviews/confirmable-of";
import { compareStates, type StateComparison } from "./compare-states";
import { summarySentence } from "./summary-sentence";

const catalogue = aCatalogue();
const today = "2026-11-24";
const saying = (claim: Partial<Claim>) => aPipeline().node("ci").claim("ci", "c-scan", claim).build();

function compared(before: Pipeline, after: Pipeline): StateComparison {
  const postureOn = (pipeline: Pipeline, day: string) => analyse(pipeline, catalogue, day);
  const stateOf = (pipeline: Pipeline) => ({
    pipeline,
    day: today,
    catalogue,
    posture: postureOn(pipeline, today),
  });
  return compareStates(stateOf(before), stateOf(after), postureOn);
}

const told = ({ controls }: StateComparison) =>
  controls.map(({ before, after, group }) => [before, after, group]);
const asked = (map: Pipeline): Pipeline => ({
  ...map,
  policy: { needsReview: ["verified", "not-applicable"] },
});

function confirmed(map: Pipeline): Pipeline {
  const of = confirmableOf(claimsOf(map, "ci").get("c-scan"), today);
  if (!of) throw new Error("There is nothing to confirm.");
  const review = { id: "r", node: "ci", control: "c-scan", reviewer: "Ben1", name: "Ben", on: today, of };
  return { ...map, reviews: map.reviews.with("ci", [review]), reviewCount: 1 };
}

describe("what a second person confirms", () => {
  const verified = saying({
    status: "implemented",
    evidence: [{ id: "v1", title: "Scan", result: "supports", effective: "2026-11-01" }],
  });
  const exception = saying({ status: "not-applicable", reason: "No images" });

  it.each([
    ["verified", verified, "verified", "declared"],
    ["not applicable", exception, "not-applicable", "not-assessed"],
  ] as const)("%s waits by a rule alone, which is neither better nor worse", (_, map, was, is) => {
    const on = compared(map, asked(map));
    expect(told(on)).toEqual([[was, is, "rule"]]);
    expect([on.isWorse, on.groups.rule]).toEqual([false, 1]);
    expect(summarySentence(on, { before: "Q4" })).toContain("Since Q4: 1 by a changed approval rule.");
    expect(told(compared(asked(map), map))).toEqual([[is, was, "rule"]]);
    expect(told(compared(asked(confirmed(map)), confirmed(map)))).toEqual([]);
  });

  it("is better once it is verified, and worse when that is withdrawn", () => {
    const given = compared(asked(verified), asked(confirmed(verified)));
    expect(told(given)).toEqual([["declared", "verified", "better"]]);
    expect(given.controls[0]?.steps).toMatchObject([{ cause: "review" }]);
    const withdrawn = compared(asked(confirmed(verified)), asked(verified));
    expect([told(withdrawn), withdrawn.isWorse]).toEqual([[["verified", "declared", "worse"]], true]);
  });

  it("of an accepted risk is told as what it waits for, never as one that ran out", () => {
    const map = saying({
      status: "accepted",
      reason: "In spring",
      acceptance: { by: "Ana", until: "2026-12-31", residual: "Little" },
    });
    const ruled = (one: Pipeline): Pipeline => ({ ...one, policy: { needsReview: ["accepted"] } });
    const moves = (before: Pipeline, after: Pipeline) =>
      compared(before, after).acceptances.map(({ move }) => move);
    expect(moves(map, ruled(map))).toEqual(["waits"]);
    expect(moves(ruled(confirmed(map)), ruled(map))).toEqual(["waits"]);
    expect(moves(ruled(map), map)).toEqual(["waits-no-more"]);
    expect(moves(ruled(map), ruled(confirmed(map)))).toEqual(["waits-no-more"]);
    expect(moves(ruled(confirmed(map)), ruled(saying({ status: "missing" })))).toEqual(["withdrawn"]);
  });

  it("is in no comparison that was shared before there was such a rule, which reads as one all the same", () => {
    const { groups } = compareAnswerSchema.shape;
    const { rule: _, ...older } = compared(verified, verified).groups;
    expect(groups.safeParse(older).success).toBe(true);
    expect(groups.safeParse({ ...older, worse: undefined }).success).toBe(false);
  });

  it("is told beside the rule where both changed", () => {
    expect(told(compared(verified, asked(confirmed(verified))))).toEqual([]);
    const dropped = compared(verified, asked(saying({ status: "missing" })));
    expect(told(dropped)).toEqual([["verified", "missing", "worse"]]);
  });
});
