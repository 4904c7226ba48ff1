import { describe, expect, test } from "vitest";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import type { Claim } from "../../pipeline/document";
import { emptyPipeline } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import { acceptedOn } from "./accepted-on";
import { nextChangeOf } from "./effective-status";

const [yesterday, today, tomorrow] = ["2026-11-23", "2026-11-24", "2026-11-25"] as const;
const asksNobody = emptyPipeline("No rule");
const accepted = (until: string): Claim => ({
  node: "ci",
  control: "c-scan",
  status: "accepted",
  reason: "The tool is bought in spring.",
  acceptance: { by: "Ana", until, residual: "A known fault may go live." },
});

describe("an acceptance", () => {
  test("counts through its last day, and not on the day after", () => {
    expect(acceptedOn(accepted(tomorrow), today, asksNobody)?.by).toBe("Ana");
    expect(acceptedOn(accepted(today), today, asksNobody)).toBeDefined();
    expect(acceptedOn(accepted(yesterday), today, asksNobody)).toBeUndefined();
  });

  test("counts only while the claim says accepted, and says until when", () => {
    expect(acceptedOn({ ...accepted(tomorrow), status: "missing" }, today, asksNobody)).toBeUndefined();
    expect(
      acceptedOn({ node: "ci", control: "c-scan", status: "accepted" }, today, asksNobody),
    ).toBeUndefined();
    expect(acceptedOn(undefined, today, asksNobody)).toBeUndefined();
  });

  test("changes lists on the day after its last one, and never again", () => {
    expect(nextChangeOf(accepted(today), today)).toBe(tomorrow);
    expect(nextChangeOf(accepted(yesterday), today)).toBeUndefined();
    expect(nextChangeOf({ ...accepted(tomorrow), status: "missing" }, today)).toBeUndefined();
  });

  test("is counted among the missing, where the control applies", () => {
    const map = aPipeline()
      .node("ci")
      .node("builder")
      .claim("ci", "c-scan", accepted(today))
      .claim("builder", "c-scan", { status: "missing" })
      .claim("ci", "c-host", accepted(today))
      .build();
    const { pipeline, stages, nodes } = analyse(map, aCatalogue(), today).coverage;
    expect([pipeline.missing, pipeline.accepted]).toEqual([2, 1]);
    expect([stages.build.accepted, stages.run.accepted]).toEqual([1, undefined]);
    expect([nodes["ci"]?.accepted, nodes["builder"]?.accepted]).toEqual([1, undefined]);
    const later = analyse(map, aCatalogue(), tomorrow).coverage.pipeline;
    expect([later.missing, later.accepted]).toEqual([2, undefined]);
  });

  test("leaves the analysis what it is with a missing control", () => {
    const mapOf = (claim: Partial<Claim>) =>
      aPipeline().node("ci").node("cluster").edge("ci", "cluster").claim("ci", "c-scan", claim).build();
    const is = analyse(mapOf(accepted(tomorrow)), aCatalogue(), today);
    const missing = analyse(mapOf({ status: "missing" }), aCatalogue(), today);
    expect({ ...is, coverage: 0 }).toEqual({ ...missing, coverage: 0 });
  });
});
