import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayArbitrary, pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aPipeline } from "@/lib/testing/builders";
import { claimsOf, documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { effectiveStatus } from "../posture/coverage/effective-status";
import { plannedDays, targetOf, targetSentence } from "./target";

const someDay = fc.option(dayArbitrary, { nil: undefined });
const map = aPipeline()
  .node("ci")
  .claim("ci", "img-sign", {
    status: "planned",
    due: "2027-03-31",
    evidence: [{ id: "v1", title: "scan", result: "contradicts", effective: "2026-11-20" }],
  })
  .claim("ci", "img-sbom", { status: "planned", due: "2027-04-01" })
  .claim("ci", "img-vuln-scan", { status: "planned" })
  .claim("ci", "ci-ephemeral-workers", { status: "partial", due: "2027-01-01" })
  .build();

describe("a target", () => {
  it("has what is planned up to its day in place, as declared, and leaves all else alone", () => {
    const { pipeline, ...counts } = targetOf(map, "2027-03-31");
    const statuses = [...claimsOf(pipeline, "ci")].map(([control, claim]) => [
      control,
      effectiveStatus(claim, "2026-11-24", pipeline),
    ]);
    expect(statuses).toEqual([
      ["img-sign", "declared"],
      ["img-sbom", "planned"],
      ["img-vuln-scan", "planned"],
      ["ci-ephemeral-workers", "partial"],
    ]);
    expect(counts).toEqual({ done: 1, later: 1, undated: 1 });
    expect(claimsOf(map, "ci").get("img-sign")?.status).toBe("planned");
  });

  it("says what is not in it", () => {
    const counts = { done: 6, later: 2, undated: 1 };
    expect(targetSentence("2027-03-31", counts)).toBe(
      "Planned state by 31 Mar 2027: 6 planned controls as if done; 2 are planned for later and 1 without a date, and not included.",
    );
    expect(targetSentence("2027-03-31", { done: 1, later: 0, undated: 1 })).toBe(
      "Planned state by 31 Mar 2027: 1 planned control as if done; 1 is planned without a date, and not included.",
    );
    expect(targetSentence(undefined, { done: 3, later: 0, undated: 0 })).toBe(
      "Planned state: 3 planned controls as if done.",
    );
    expect(plannedDays(map)).toEqual(["2027-03-31", "2027-04-01"]);
  });

  it("of a target is the same, and every planned claim is in it or is counted as left out", () => {
    fc.assert(
      fc.property(pipelineArbitrary, someDay, (pipeline, day) => {
        const target = targetOf(pipeline, day);
        const again = targetOf(target.pipeline, day);
        expect(documentFromPipeline(again.pipeline)).toEqual(documentFromPipeline(target.pipeline));
        const planned = documentFromPipeline(pipeline).claims.filter(({ status }) => status === "planned");
        expect(target.done + target.later + target.undated).toBe(planned.length);
        expect(again).toMatchObject({ done: 0, later: target.later, undated: target.undated });
      }),
      { numRuns: 50 },
    );
  });

  it("of a map on which nothing is planned is that map", () => {
    fc.assert(
      fc.property(pipelineArbitrary, someDay, (any, day) => {
        const document = documentFromPipeline(any);
        const claims = document.claims.filter(({ status }) => status !== "planned");
        const pipeline = pipelineFromDocument({ ...document, claims });
        expect(targetOf(pipeline, day).pipeline).toEqual(pipeline);
      }),
      { numRuns: 50 },
    );
  });
});
