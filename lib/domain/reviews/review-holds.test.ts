import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimArbitrary, dayArbitrary } from "@/lib/testing/arbitraries";
import { statusOf } from "@/lib/testing/oracle/claims";
import type { Claim, Evidence, PipelineNode, Review, Reviewable } from "../pipeline/document";
import { reviewables } from "../pipeline/document-lists";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "../pipeline/pipeline";
import { Records } from "../pipeline/records";
import { effectiveStatus } from "../posture/coverage/effective-status";
import { workItems } from "../work/work-items";
import { isWorkPending, workStatus } from "../work/work-reason";
import { confirmableOf } from "./confirmable-of";
import { isReviewPending } from "./review-pending";

const today = "2026-11-24";
const proof: Evidence = { id: "e1", title: "Log", result: "supports", effective: "2026-11-01" };
const report: Evidence = { ...proof, id: `report-${"a".repeat(20)}-${"b".repeat(16)}`, title: "Trivy: none" };
const claim: Claim = { node: "ci", control: "c-scan", status: "implemented", evidence: [proof] };

function reviewOf(said: Claim, on = today): Review {
  const of = confirmableOf(said, on);
  if (!of) throw new Error("There is nothing to confirm.");
  return { id: "r1", node: said.node, control: said.control, reviewer: "Ben1", name: "Ben", on, of };
}

function mapWith(reviews: readonly Review[], needsReview: Reviewable[] = [...reviewables]): Pipeline {
  return {
    ...emptyPipeline("Shop"),
    reviews: Records.from([["ci", reviews]]),
    reviewCount: reviews.length,
    policy: { needsReview },
  };
}

const ci: PipelineNode = {
  id: "ci",
  kind: "ci",
  name: "CI",
  stage: "build",
  position: { x: 0, y: 0 },
  owner: "Ana",
};
const claimsWith = (said: Claim) => Records.from([["ci", new Map([[said.control, said]])]]);

const statusWith = (said: Claim, reviews: readonly Review[], on = today) =>
  effectiveStatus(said, on, mapWith(reviews));

describe("a confirmation of what is verified", () => {
  it("holds while its evidence verifies the claim by itself", () => {
    expect([statusWith(claim, []), statusWith(claim, [reviewOf(claim)])]).toEqual(["declared", "verified"]);
  });

  it.each<[string, Partial<Claim>, string]>([
    ["other evidence beside it", { evidence: [proof, { ...proof, id: "e2" }] }, "verified"],
    ["its evidence gone, and other there", { evidence: [{ ...proof, id: "e2" }] }, "declared"],
    ["its evidence said otherwise", { evidence: [{ ...proof, title: "Another" }] }, "declared"],
    [
      "evidence against it since, answered by evidence that nobody confirmed",
      {
        evidence: [
          proof,
          { ...proof, id: "e2", result: "contradicts", effective: "2026-11-10" },
          { ...proof, id: "e3", effective: "2026-11-20" },
        ],
      },
      "declared",
    ],
    ["another reason", { reason: "because" }, "declared"],
    ["another owner, note and day", { owner: "Ana", note: "n", due: today }, "verified"],
  ])("with %s", (_, set, status) => {
    expect(statusWith({ ...claim, ...set }, [reviewOf(claim)])).toBe(status);
  });

  it("holds for the next delivery of a scanner's report, and ends with what expires", () => {
    const scanned = { ...claim, evidence: [report] };
    const next = { ...report, title: "Trivy: none again", effective: "2026-11-20", expires: "2026-11-30" };
    const review = reviewOf(scanned);
    expect(statusWith({ ...claim, evidence: [next] }, [review])).toBe("verified");
    expect(statusWith({ ...claim, evidence: [next] }, [review], "2026-12-01")).toBe("stale");
  });

  it("can be given while a newer support that expired outweighs what speaks against it", () => {
    const old: Evidence = { ...proof, effective: "2026-11-05" };
    const against: Evidence = { ...proof, id: "e2", result: "contradicts", effective: "2026-11-07" };
    const newer: Evidence = { ...proof, id: "e3", effective: "2026-11-10", expires: "2026-11-15" };
    const weighed = { ...claim, evidence: [old, against, newer] };
    expect(statusWith(weighed, [])).toBe("declared");
    expect(statusWith(weighed, [reviewOf(weighed)])).toBe("verified");
    // Two confirmations, of which neither proves it by itself, prove it together no more.
    const each = [
      { ...reviewOf(weighed), of: { status: "implemented", evidence: [old] } },
      { ...reviewOf(weighed), id: "r2", of: { status: "implemented", evidence: [newer] } },
    ] satisfies Review[];
    const map = { ...mapWith(each), nodes: Records.from([["ci", ci]]), claims: claimsWith(weighed) };
    const [item, listed] = workItems(map).filter(({ control }) => control === "c-scan");
    expect(isReviewPending(weighed, today, map)).toBe(true);
    expect(item && isWorkPending(item, today)).toBe(true);
    expect(listed?.toConfirm).toBe(true);
  });

  it("is asked for by the rule alone, and of this control alone", () => {
    const other = { ...reviewOf(claim), control: "c-sign" };
    expect(effectiveStatus(claim, today, mapWith([], ["accepted"]))).toBe("verified");
    expect(statusWith(claim, [other])).toBe("declared");
  });
});

describe("a confirmation of an exception", () => {
  const exception: Claim = { node: "ci", control: "c-scan", status: "not-applicable", reason: "No images" };

  it("takes the control out of scope, and brings it back with the claim", () => {
    const review = reviewOf(exception);
    expect(statusWith(exception, [])).toBe("not-assessed");
    expect(statusWith(exception, [review])).toBe("not-applicable");
    expect(statusWith({ ...exception, review: "2027-01-01" }, [review])).toBe("not-assessed");
    expect(statusWith({ ...exception, status: "missing" }, [review])).toBe("missing");
  });

  it("is nothing to ask for once its review day is over, nor is an acceptance that ran out", () => {
    expect(confirmableOf({ ...exception, review: "2026-11-23" }, today)).toBeUndefined();
    const accepted: Claim = {
      ...exception,
      status: "accepted",
      acceptance: { by: "Ana", until: "2026-11-23" },
    };
    expect(isReviewPending(accepted, today, mapWith([]))).toBe(false);
    expect(isReviewPending(accepted, "2026-11-23", mapWith([]))).toBe(true);
  });
});

it("counts the same by a second opinion, and in a list of work, whatever is claimed and confirmed", () => {
  const saidArbitrary = fc.record({
    said: claimArbitrary(fc.constant("ci")),
    before: claimArbitrary(fc.constant("ci")),
    asked: fc.subarray([...reviewables]),
    isSame: fc.boolean(),
    isSplit: fc.boolean(),
    day: dayArbitrary,
  });
  fc.assert(
    fc.property(saidArbitrary, ({ said, before, asked, isSame, isSplit, day }) => {
      const confirmed = isSame ? said : { ...before, control: said.control };
      const of = confirmableOf(confirmed, day);
      const given = (evidence = of?.evidence): Review[] =>
        of ? [{ ...reviewOf(claim), control: said.control, of: { ...of, evidence } }] : [];
      const half = (rest: number) => (of?.evidence ?? []).filter((_, index) => index % 2 === rest);
      const reviews = isSplit ? [...given(half(0)), ...given(half(1))] : given();
      const map: Pipeline = {
        ...mapWith(reviews, asked),
        nodes: Records.from([["ci", ci]]),
        claims: claimsWith(said),
        claimCount: 1,
      };
      const status = effectiveStatus(said, day, map);
      expect(status).toBe(statusOf(said, day, documentFromPipeline(map)));
      if (isSame && !isSplit) expect(isReviewPending(said, day, map)).toBe(false);
      const item = workItems(map).find(({ control, toConfirm }) => control === said.control && !toConfirm);
      if (item) {
        expect(workStatus(item, day)).toBe(status);
        expect(isWorkPending(item, day)).toBe(isReviewPending(said, day, map));
      }
      const isListed = workItems(map).some(({ toConfirm }) => toConfirm === true);
      if (isReviewPending(said, day, map)) expect(isListed).toBe(true);
    }),
    { numRuns: 300 },
  );
});
