import { describe, expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { planAll } from "./plan";

const today = "2026-11-25";
const pipeline = aPipeline()
  .node("ci", { name: "Jenkins" })
  .node("registry")
  .claim("ci", "c-missing", { status: "missing" })
  .claim("ci", "c-planned", { status: "planned" })
  .claim("ci", "c-partial", { status: "partial" })
  .claim("ci", "c-declared", { status: "implemented" })
  .claim("ci", "c-stale", {
    status: "implemented",
    evidence: [{ id: "e", title: "Old", result: "supports", effective: "2026-01-01", expires: "2026-02-01" }],
  })
  .claim("ci", "c-contradicted", {
    status: "implemented",
    evidence: [{ id: "e", title: "No", result: "contradicts", effective: "2026-11-01" }],
  })
  .build();
const on = (node: string, ...controls: readonly string[]) => controls.map((control) => ({ node, control }));

describe("planning", () => {
  test("sets to planned what says less than that, in one edit", () => {
    const edit = planAll(
      pipeline,
      [...on("ci", "c-missing", "c-contradicted"), ...on("registry", "c-new")],
      today,
    );
    expect(edit?.operations).toEqual([
      { type: "claim.changed", node: "ci", control: "c-missing", set: { status: "planned" } },
      { type: "claim.changed", node: "ci", control: "c-contradicted", set: { status: "planned" } },
      { type: "claim.changed", node: "registry", control: "c-new", set: { status: "planned" } },
    ]);
    expect(edit?.label).toBe("plan 3 controls on 2 nodes");
    expect(planAll(pipeline, on("ci", "c-missing"), today, "Scan images")?.label).toBe(
      "plan “Scan images” on Jenkins",
    );
  });

  test("takes nothing back that is planned already, or further on", () => {
    expect(
      planAll(pipeline, on("ci", "c-planned", "c-partial", "c-declared", "c-stale"), today),
    ).toBeUndefined();
  });

  test("takes back no risk that is accepted until a day to come, and no exception that waits for a second person", () => {
    const accepted = (until: string) =>
      ({ status: "accepted", reason: "In spring", acceptance: { by: "Ana", until } }) as const;
    const decided = aPipeline()
      .node("ci")
      .claim("ci", "c-accepted", accepted("2026-11-25"))
      .claim("ci", "c-over", accepted("2026-11-24"))
      .claim("ci", "c-exception", { status: "not-applicable", reason: "None" })
      .build();
    const asked = { ...decided, policy: { needsReview: ["not-applicable" as const] } };
    expect(planAll(asked, on("ci", "c-accepted", "c-exception"), today)).toBeUndefined();
    expect(planAll(asked, on("ci", "c-over"), today)?.operations).toHaveLength(1);
  });

  test("leaves out a node that is gone", () => {
    expect(planAll(pipeline, on("gone", "c-missing"), today)).toBeUndefined();
  });
});
