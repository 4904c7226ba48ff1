import { describe, expect, test } from "vitest";
import { postureLead, proofSentence } from "@/lib/domain/posture/words/posture-sentence";
import { someCounts } from "@/lib/testing/some-counts";
import { leadLinks, proofLinks } from "./lead-sentence";
import { linkNumbers, type NumberLink } from "./number-links";

const nothing = someCounts();
/** The address of each number; a number without one as it stands. */
const linked = (sentence: string, links: readonly NumberLink[]) =>
  linkNumbers(sentence, links).flatMap((part) =>
    typeof part === "string" ? (/\d/.test(part) ? [part] : []) : [`${part.count} ${part.href}`],
  );

describe("every number of the sentence that a page opens with", () => {
  const run = someCounts({ verified: 2, declared: 4, missing: 12, "not-assessed": 9 });

  test("leads to the rows that it counts", () => {
    const stages = { build: nothing, distribute: nothing, run };
    expect(linked(postureLead(stages).rest, leadLinks(stages, "declared", "/g"))).toEqual([
      "6 /g?stage=run&show=standing",
      "27 /g?stage=run&show=scope",
      "9 /g?stage=run&status=not-assessed",
    ]);
    expect(linked(postureLead(stages, "proven").rest, leadLinks(stages, "proven", "/g"))[0]).toBe(
      "2 /g?stage=run&show=standing&proof=proven",
    );
  });

  test("has its link where nothing is open, and where nothing is in scope", () => {
    const [standing, aside] = [someCounts({ declared: 3 }), someCounts({ "not-applicable": 2 })].map(
      (one) => ({
        build: one,
        distribute: nothing,
        run: nothing,
      }),
    );
    if (!standing || !aside) throw new Error("unreachable");
    expect(linked(postureLead(standing).stress, leadLinks(standing, "declared", "/g"))).toEqual([
      "3 /g?show=scope",
    ]);
    expect(linked(postureLead(aside).rest, leadLinks(aside, "declared", "/g"))).toEqual(["2 /g?show=all"]);
  });

  test("says by a link what rests on evidence and what does not", () => {
    const whole = someCounts({ verified: 0, declared: 4, stale: 4, missing: 3 });
    expect(linked(proofSentence(whole) ?? "", proofLinks(whole, "declared", "/g"))).toEqual([
      "8 /g?show=implemented",
      "0 /g?show=all&status=verified",
      "4 /g?show=all&status=declared",
      "4 /g?status=stale",
    ]);
  });
});
