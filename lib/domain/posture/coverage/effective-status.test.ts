import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimArbitrary, dayArbitrary } from "@/lib/testing/arbitraries";
import { dayAhead } from "@/lib/testing/calendar";
import type { Claim, Evidence } from "../../pipeline/document";
import { emptyPipeline } from "../../pipeline/pipeline";
import { acceptedOn } from "./accepted-on";
import { type EffectiveStatus, effectiveStatus, isEffective, nextChangeOf } from "./effective-status";
import { dayAfter } from "../../days-after";
import { graphParameters } from "@/lib/testing/graph-runs";

const today = "2026-11-24";
const asksNobody = emptyPipeline("No rule");
const [yesterday, tomorrow, longAgo, longAhead] = [
  "2026-11-23",
  "2026-11-25",
  "2026-01-01",
  "2027-12-31",
] as const;

function says(result: Evidence["result"], effective: string, expires?: string): Evidence {
  return {
    id: `${result}-${effective}`,
    title: "Report",
    result,
    effective,
    ...(expires === undefined ? {} : { expires }),
  };
}
const claim = (fields: Partial<Claim>): Claim => ({ node: "n1", control: "c-scan", ...fields });
const implemented = (...evidence: Evidence[]) => claim({ status: "implemented", evidence });

const rows: readonly (readonly [string, Claim | undefined, EffectiveStatus])[] = [
  ["no claim", undefined, "not-assessed"],
  ["a claim without a status", claim({ owner: "ana" }), "not-assessed"],
  ["evidence without a status", claim({ evidence: [says("supports", yesterday)] }), "not-assessed"],
  ["missing", claim({ status: "missing" }), "missing"],
  ["accepted, for now", claim({ status: "accepted", acceptance: { until: tomorrow } }), "missing"],
  ["accepted, and over", claim({ status: "accepted", acceptance: { until: yesterday } }), "missing"],
  [
    "planned, though evidence supports it",
    claim({ status: "planned", evidence: [says("supports", yesterday)] }),
    "planned",
  ],
  [
    "partial, though evidence contradicts it",
    claim({ status: "partial", evidence: [says("contradicts", yesterday)] }),
    "partial",
  ],
  ["not applicable for good", claim({ status: "not-applicable" }), "not-applicable"],
  ["not applicable until tomorrow", claim({ status: "not-applicable", review: tomorrow }), "not-applicable"],
  ["not applicable, review today", claim({ status: "not-applicable", review: today }), "not-applicable"],
  [
    "not applicable, review was yesterday",
    claim({ status: "not-applicable", review: yesterday }),
    "not-assessed",
  ],
  ["implemented without evidence", claim({ status: "implemented" }), "declared"],
  ["implemented with an empty list", implemented(), "declared"],
  [
    "implemented, past a review date that only not-applicable knows",
    claim({ status: "implemented", review: longAgo }),
    "declared",
  ],
  ["a support from today", implemented(says("supports", today)), "verified"],
  ["a support from tomorrow only", implemented(says("supports", tomorrow)), "declared"],
  ["a support that expires today", implemented(says("supports", longAgo, today)), "verified"],
  ["a support that expired yesterday", implemented(says("supports", longAgo, yesterday)), "stale"],
  [
    "an old support beside a current one",
    implemented(says("supports", longAgo, yesterday), says("supports", yesterday)),
    "verified",
  ],
  ["a contradiction alone", implemented(says("contradicts", yesterday)), "contradicted"],
  ["a contradiction from tomorrow only", implemented(says("contradicts", tomorrow)), "declared"],
  [
    "a support now, a contradiction tomorrow",
    implemented(says("supports", yesterday), says("contradicts", tomorrow)),
    "verified",
  ],
  [
    "a contradiction newer than the support",
    implemented(says("supports", longAgo), says("contradicts", yesterday)),
    "contradicted",
  ],
  [
    "a contradiction of the same day as the support",
    implemented(says("supports", yesterday), says("contradicts", yesterday)),
    "contradicted",
  ],
  [
    "a support newer than the contradiction",
    implemented(says("contradicts", longAgo), says("supports", yesterday)),
    "verified",
  ],
  [
    "a contradiction that expires today",
    implemented(says("supports", longAgo), says("contradicts", yesterday, today)),
    "contradicted",
  ],
  [
    "a contradiction that expired, beside a support",
    implemented(says("supports", longAgo), says("contradicts", longAgo, yesterday)),
    "verified",
  ],
  ["a contradiction that expired, alone", implemented(says("contradicts", longAgo, yesterday)), "stale"],
  [
    "a contradiction older than the newest support, which expired",
    implemented(says("contradicts", longAgo), says("supports", "2026-06-01", yesterday)),
    "stale",
  ],
  [
    "a contradiction newer than the expired support",
    implemented(says("supports", longAgo, yesterday), says("contradicts", "2026-06-01")),
    "contradicted",
  ],
  [
    "a support that will only count tomorrow, beside an expired one",
    implemented(says("supports", longAgo, yesterday), says("supports", tomorrow, longAhead)),
    "stale",
  ],
];

describe("the effective status", () => {
  test.each(rows)("%s", (_what, one, status) => {
    expect(effectiveStatus(one, today, asksNobody)).toBe(status);
  });

  test("does not depend on the order of the evidence", () => {
    fc.assert(
      fc.property(claimArbitrary(), dayArbitrary, (one, day) => {
        const turned = one.evidence ? { ...one, evidence: one.evidence.toReversed() } : one;
        expect(effectiveStatus(turned, day, asksNobody)).toBe(effectiveStatus(one, day, asksNobody));
      }),
      graphParameters(2),
    );
  });

  test("stands as proven only if it stands as declared", () => {
    fc.assert(
      fc.property(claimArbitrary(), dayArbitrary, (one, day) => {
        const status = effectiveStatus(one, day, asksNobody);
        expect(isEffective(status, "declared") || !isEffective(status, "proven")).toBe(true);
      }),
      graphParameters(2),
    );
  });

  test("stays what it is until the day of the next change", () => {
    fc.assert(
      fc.property(claimArbitrary(), fc.integer({ min: 0, max: 800 }), (one, ahead) => {
        const next = nextChangeOf(one, today);
        const day = dayAhead(today, ahead);
        expect(next === undefined || next > today).toBe(true);
        fc.pre(next === undefined || day < next);
        expect(effectiveStatus(one, day, asksNobody)).toBe(effectiveStatus(one, today, asksNobody));
        expect(acceptedOn(one, day, asksNobody)).toBe(acceptedOn(one, today, asksNobody));
      }),
      graphParameters(4),
    );
  });

  test("evidence that expires on the last day that can be written hides no earlier change", () => {
    expect(nextChangeOf(implemented(says("supports", longAgo, "9999-12-31")), today)).toBeUndefined();
    expect(
      nextChangeOf(
        implemented(says("supports", longAgo, "9999-12-31"), says("contradicts", tomorrow)),
        today,
      ),
    ).toBe(tomorrow);
  });
});

describe("the day after", () => {
  test("is that of the calendar, from 1900 to 2400", () => {
    const days = Array.from({ length: 183_000 }, (_, index) => dayAhead("1900-01-01", index));
    expect(days.at(-1)?.slice(0, 4)).toBe("2401");
    expect(days.slice(1).filter((day, index) => dayAfter(days[index] ?? "") !== day)).toEqual([]);
  });
});
