import { describe, expect, it } from "vitest";
import { postureLead, proofSentence } from "./posture-sentence";
import { someCounts } from "../../../testing/some-counts";

const nothing = someCounts();
const sentence = (...asked: Parameters<typeof postureLead>) => {
  const { stress, rest } = postureLead(...asked);
  return stress + rest;
};

describe("the sentence a page opens with", () => {
  it("names the weakest stage with its denominator, and what is not assessed apart", () => {
    const stages = {
      build: someCounts({ verified: 5, declared: 4, missing: 1 }),
      distribute: nothing,
      run: someCounts({ verified: 2, declared: 4, missing: 12, "not-assessed": 9 }),
    };
    expect(sentence(stages)).toBe("Run is the weakest stage: 6 of 27 controls are in place, 9 not assessed.");
    expect(sentence(stages, "proven")).toBe(
      "Run is the weakest stage: 2 of 27 controls are verified, 9 not assessed.",
    );
  });

  it("says so when nothing applies, when nothing is in scope and when everything is in place", () => {
    expect(sentence({ build: nothing, distribute: nothing, run: nothing })).toBe(
      "Nothing to assess yet: no control applies to the nodes on the map.",
    );
    expect(sentence({ build: someCounts({ "not-applicable": 3 }), distribute: nothing, run: nothing })).toBe(
      "No control is in scope: all 3 controls that apply are marked not applicable.",
    );
    expect(
      sentence({ build: someCounts({ declared: 2, verified: 1 }), distribute: nothing, run: nothing }),
    ).toBe("All 3 controls in scope are in place. Declared controls count too.");
  });

  it("speaks of one in the singular", () => {
    expect(sentence({ build: someCounts({ missing: 1 }), distribute: nothing, run: nothing })).toBe(
      "Build is the weakest stage: 0 of 1 control is in place.",
    );
    expect(
      sentence({ build: someCounts({ declared: 1, missing: 1 }), distribute: nothing, run: nothing }),
    ).toBe("Build is the weakest stage: 1 of 2 controls is in place.");
  });
});

describe("the sentence about proof", () => {
  it("tells verified from declared, from stale and from contradicted", () => {
    expect(
      proofSentence(someCounts({ verified: 3, declared: 4, stale: 1, contradicted: 2, missing: 5 })),
    ).toBe(
      "10 controls declared in place: 3 verified by current evidence, 4 declared without evidence, 1 with expired evidence, 2 contradicted.",
    );
    expect(proofSentence(someCounts({ missing: 5 }))).toBeUndefined();
  });
});
