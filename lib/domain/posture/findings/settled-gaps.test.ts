import { describe, expect, it } from "vitest";
import { aCatalogue, aPipeline } from "../../../testing/builders";
import { assessmentsOf } from "../coverage/assessments";
import { settledGaps } from "./settled-gaps";

const pipeline = aPipeline()
  .node("builder")
  .node("ci")
  .node("cluster")
  .claim("builder", "c-scan", { status: "implemented" })
  .claim("builder", "c-sign", { status: "not-applicable", reason: "Signed elsewhere." })
  .claim("ci", "c-scan", { status: "implemented" })
  .claim("cluster", "c-host", { status: "missing" })
  .build();
const settled = (...rest: [Parameters<typeof settledGaps>[1], Parameters<typeof settledGaps>[2]?]) =>
  settledGaps(assessmentsOf(pipeline, aCatalogue(), "2026-12-01"), ...rest);
const named = (gaps: ReturnType<typeof settled>) => gaps.map(({ node, control }) => `${node} ${control}`);

describe("what stands behind the gaps in a list", () => {
  it("is what applies and is no gap, without a priority", () => {
    expect(
      settled("declared").map(({ node, control, status, priority }) => [node, control, status, priority]),
    ).toEqual([
      ["builder", "c-scan", "declared", 0],
      ["builder", "c-sign", "not-applicable", 0],
      ["ci", "c-scan", "declared", 0],
    ]);
  });

  it("is less as proven, where a claim without evidence is a gap", () => {
    expect(named(settled("proven"))).toEqual(["builder c-sign"]);
  });

  it("is of one node, one control or one stage alone where that is asked for", () => {
    expect(named(settled("declared", { node: "builder" }))).toEqual(["builder c-scan", "builder c-sign"]);
    expect(named(settled("declared", { node: "builder", control: "c-scan" }))).toEqual(["builder c-scan"]);
    expect(named(settled("declared", { stage: "run" }))).toEqual([]);
  });
});
