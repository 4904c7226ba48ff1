import { describe, expect, it } from "vitest";
import { postureLead, proofSentence } from "./posture-sentence";
import type { Counts } from "../posture";

function counts(part: Partial<Omit<Counts, "share">>, share?: number): Counts {
  const whole = {
    notApplicable: 0,
    verified: 0,
    declared: 0,
    stale: 0,
    contradicted: 0,
    partial: 0,
    planned: 0,
    missing: 0,
    notAssessed: 0,
    ...part,
  };
  const inScope =
    whole.verified +
    whole.declared +
    whole.stale +
    whole.contradicted +
    whole.partial +
    whole.planned +
    whole.missing +
    whole.notAssessed;
  return {
    ...whole,
    inScope,
    applicable: inScope + whole.notApplicable,
    ...(share === undefined ? {} : { share: { declared: share, proven: share / 2 } }),
  };
}
const nothing = counts({});
const sentence = (...asked: Parameters<typeof postureLead>) => {
  const { stress, rest } = postureLead(...asked);
  return stress + rest;
};

describe("the sentence a page opens with", () => {
  it("names the weakest stage with its denominator, and what is not assessed apart", () => {
    const stages = {
      build: counts({ declared: 9, missing: 1 }, 0.9),
      distribute: nothing,
      run: counts({ verified: 2, declared: 4, missing: 12, notAssessed: 9 }, 0.2),
    };
    expect(sentence(stages)).toBe("Run is the weakest stage: 6 of 27 controls are in place, 9 not assessed.");
    expect(sentence(stages, "proven")).toBe(
      "Run is the weakest stage: 2 of 27 controls are proven, 9 not assessed.",
    );
  });

  it("says so when nothing applies, when nothing is in scope and when everything stands", () => {
    expect(sentence({ build: nothing, distribute: nothing, run: nothing })).toBe(
      "Nothing to assess yet: no control applies to anything on the map.",
    );
    expect(sentence({ build: counts({ notApplicable: 3 }), distribute: nothing, run: nothing })).toBe(
      "Nothing is in scope: all 3 controls that apply are marked not applicable.",
    );
    expect(
      sentence({ build: counts({ declared: 2, verified: 1 }, 1), distribute: nothing, run: nothing }),
    ).toBe("All 3 controls in scope are in place, as declared.");
  });

  it("speaks of one in the singular", () => {
    expect(sentence({ build: counts({ missing: 1 }, 0), distribute: nothing, run: nothing })).toBe(
      "Build is the weakest stage: 0 of 1 control is in place.",
    );
    expect(
      sentence({ build: counts({ declared: 1, missing: 1 }, 0.5), distribute: nothing, run: nothing }),
    ).toBe("Build is the weakest stage: 1 of 2 controls is in place.");
  });
});

describe("the sentence about proof", () => {
  it("tells verified from declared, from stale and from contradicted", () => {
    expect(proofSentence(counts({ verified: 3, declared: 4, stale: 1, contradicted: 2, missing: 5 }))).toBe(
      "10 controls are said to be in place: 3 verified by current evidence, 4 declared without evidence, 1 stale with expired evidence, 2 contradicted by evidence.",
    );
    expect(proofSentence(counts({ missing: 5 }))).toBeUndefined();
  });
});
