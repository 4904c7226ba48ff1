import { describe, expect, it } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import type { Claim } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { compareStates, type StateComparison } from "./compare-states";
import { explainCount } from "./explain-count";
import { summarySentence } from "./summary-sentence";

const catalogue = aCatalogue();
const judged = (pipeline: Pipeline, day: string) => analyse(pipeline, catalogue, day);

interface Side {
  readonly map: Pipeline;
  readonly day?: string;
}

function compared(before: Side, after: Side): StateComparison {
  const stateOf = ({ map: pipeline, day = "2026-11-24" }: Side) => ({
    pipeline,
    day,
    catalogue,
    posture: judged(pipeline, day),
  });
  return compareStates(stateOf(before), stateOf(after), judged);
}

const sentenceOf = (comparison: StateComparison) => summarySentence(comparison, { before: "Q4 baseline" });
const saying = (claim: Partial<Claim>) => aPipeline().node("ci").claim("ci", "c-scan", claim).build();
const accepting = (until: string): Partial<Claim> => ({
  status: "accepted",
  reason: "In spring",
  acceptance: { by: "Ana", until, residual: "Little" },
});

describe("an accepted risk", () => {
  const [open, accepted] = [saying({ status: "missing" }), saying(accepting("2026-11-30"))];
  const movesOf = ({ acceptances, isWorse: worse, controls }: StateComparison) => [
    acceptances.map(({ move }) => move),
    worse,
    controls,
  ];

  it("is listed apart with who, until when and why, and is neither better nor worse", () => {
    const comparison = compared({ map: open }, { map: accepted });
    expect(comparison.acceptances).toEqual([
      { node: "ci", control: "c-scan", move: "accepted", until: "2026-11-30", by: "Ana", why: "In spring" },
    ]);
    expect(movesOf(comparison)).toEqual([["accepted"], false, []]);
    expect(sentenceOf(comparison)).toBe("Since Q4 baseline: acceptance of 1 risk changed.");
    expect([comparison.isSame, comparison.counts.after.pipeline.accepted]).toEqual([false, 1]);
  });

  it("is withdrawn by somebody, and runs out by time alone", () => {
    expect(movesOf(compared({ map: accepted }, { map: open }))).toEqual([["withdrawn"], false, []]);
    const over = compared({ map: accepted }, { map: accepted, day: "2026-12-01" });
    expect(movesOf(over)).toEqual([["ran-out"], false, []]);
    expect(over.isSame).toBe(false);
    expect(compared({ map: accepted }, { map: accepted, day: "2026-11-30" }).isSame).toBe(true);
  });

  it("that is accepted for longer is edited, and listed nowhere else", () => {
    const comparison = compared({ map: accepted }, { map: saying(accepting("2026-12-30")) });
    expect(movesOf(comparison)).toEqual([[], false, []]);
    expect(sentenceOf(comparison)).toBe("Since Q4 baseline: details of 1 control edited.");
  });

  it("leaves each count of a status explained by its parts", () => {
    const comparison = compared({ map: saying({ status: "planned" }) }, { map: accepted });
    expect(movesOf(comparison).slice(0, 2)).toEqual([["accepted"], true]);
    for (const counted of ["missing", "planned", "open"] as const) {
      const { before, after, parts } = explainCount(comparison, { counted });
      expect(parts.reduce((sum, { delta }) => sum + delta, 0)).toBe(after - before);
    }
  });
});
