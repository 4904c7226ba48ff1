import { describe, expect, test } from "vitest";
import { assessedOf } from "@/lib/testing/assessed-of";
import { aCatalogue, aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import type { Mappings } from "../../catalogue/catalogue";
import type { Claim } from "../../pipeline/document";
import { frameworksOf } from "./frameworks";

const mappings: Mappings = {
  techniques: [],
  frameworks: [
    {
      id: "guide",
      requirements: [
        { id: "scan", controls: ["c-scan"] },
        { id: "scan-and-run", controls: ["c-scan", "c-host"] },
        { id: "mirror", controls: ["c-mirror"] },
      ],
    },
    { id: "other", requirements: [] },
  ],
};

const proven: Partial<Claim> = {
  status: "implemented",
  evidence: [{ id: "e", title: "Report", result: "supports", effective: "2026-11-01" }],
};
const drawn = aPipeline()
  .node("registry")
  .node("host")
  .node("builder")
  .edge("builder", "registry")
  .edge("registry", "host");

function statuses(pipeline: PipelineBuilder, as: "declared" | "proven" = "declared"): Record<string, string> {
  const [guide] = frameworksOf(assessedOf(pipeline.build(), aCatalogue()), mappings, as);
  return Object.fromEntries(guide?.requirements.map(({ id, status }) => [id, status]) ?? []);
}

describe("a requirement", () => {
  test("is unmet where nothing stands, and not applicable where none of its controls applies to any node", () => {
    expect(statuses(drawn)).toEqual({ scan: "unmet", "scan-and-run": "unmet", mirror: "not-applicable" });
  });

  test("is met only where all pairs are effective, on every node", () => {
    const half = drawn.claim("builder", "c-scan", { status: "implemented" });
    expect(statuses(half).scan).toBe("partly");
    const whole = half.claim("registry", "c-scan", { status: "implemented" });
    expect(statuses(whole)).toEqual({ scan: "met", "scan-and-run": "partly", mirror: "not-applicable" });
    expect(statuses(whole.claim("host", "c-host", { status: "implemented" }))["scan-and-run"]).toBe("met");
  });

  test("is partly met by a control that stands in part, and not by one that is planned, stale or contradicted", () => {
    expect(statuses(drawn.claim("host", "c-host", { status: "partial" }))["scan-and-run"]).toBe("partly");
    expect(statuses(drawn.claim("host", "c-host", { status: "planned" }))["scan-and-run"]).toBe("unmet");
    const evidence = { id: "e", title: "Report", effective: "2026-10-01" };
    const stale = drawn.claim("host", "c-host", {
      status: "implemented",
      evidence: [{ ...evidence, result: "supports", expires: "2026-11-01" }],
    });
    expect(statuses(stale)["scan-and-run"]).toBe("unmet");
    const contradicted = drawn.claim("host", "c-host", {
      status: "implemented",
      evidence: [{ ...evidence, result: "contradicts" }],
    });
    expect(statuses(contradicted)["scan-and-run"]).toBe("unmet");
  });

  test("leaves out the pairs that are not applicable, and is not applicable where no other is left", () => {
    const without = drawn.claim("registry", "c-scan", { status: "not-applicable" });
    expect(statuses(without.claim("builder", "c-scan", { status: "implemented" })).scan).toBe("met");
    expect(statuses(without.claim("builder", "c-scan", { status: "not-applicable" })).scan).toBe(
      "not-applicable",
    );
  });

  test("needs current evidence as proven; what is only said counts for nothing there", () => {
    const said = drawn
      .claim("builder", "c-scan", proven)
      .claim("registry", "c-scan", { status: "implemented" });
    expect(statuses(said).scan).toBe("met");
    expect(statuses(said, "proven").scan).toBe("partly");
    const onlySaid = drawn.claim("builder", "c-scan", { status: "implemented" });
    expect(statuses(onlySaid, "proven").scan).toBe("unmet");
  });
});

test("every framework of the mappings is answered, also on an empty map", () => {
  const answer = frameworksOf(assessedOf(aPipeline().build(), aCatalogue()), mappings, "declared");
  expect(
    answer.map(({ framework, requirements }) => [framework, requirements.map(({ status }) => status)]),
  ).toEqual([
    ["guide", ["not-applicable", "not-applicable", "not-applicable"]],
    ["other", []],
  ]);
});
