import { describe, expect, test } from "vitest";
import { assessedOf } from "@/lib/testing/assessed-of";
import { aCatalogue, aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import type { Mappings } from "../../catalogue/catalogue";
import { threatsOf } from "./threats";

const mappings: Mappings = {
  techniques: [
    { id: "T1", controls: ["c-scan", "c-sign"] },
    { id: "T2", controls: ["c-host"] },
    { id: "T3", controls: [] },
  ],
  frameworks: [],
};

// c-scan applies to the builder and the registry, c-sign to the builder alone, c-host to nothing that is drawn.
const drawn = aPipeline().node("builder").node("registry").edge("builder", "registry");

function statusOf(
  technique: string,
  pipeline: PipelineBuilder,
  as: "declared" | "proven" = "declared",
): string | undefined {
  return threatsOf(assessedOf(pipeline.build(), aCatalogue()), mappings, as).find(
    (threat) => threat.technique === technique,
  )?.status;
}

describe("a technique", () => {
  test("is open where nothing that mitigates it stands, not relevant where nothing that does applies, or the catalogue has nothing", () => {
    expect(statusOf("T1", drawn)).toBe("open");
    expect(statusOf("T2", drawn)).toBe("not-relevant");
    expect(statusOf("T3", drawn)).toBe("not-relevant");
  });

  test("is mitigated where each node has one effective control of those that mitigate it, whichever", () => {
    const onBuilder = drawn.claim("builder", "c-sign", { status: "implemented" });
    expect(statusOf("T1", onBuilder)).toBe("partly");
    expect(statusOf("T1", onBuilder.claim("registry", "c-scan", { status: "implemented" }))).toBe(
      "mitigated",
    );
  });

  test("is partly mitigated by one node of two, however many controls in place on that one", () => {
    const both = drawn
      .claim("builder", "c-sign", { status: "implemented" })
      .claim("builder", "c-scan", { status: "implemented" });
    expect(statusOf("T1", both)).toBe("partly");
  });

  test("is not partly mitigated by what stands in part: a technique asks for one control that does", () => {
    expect(statusOf("T1", drawn.claim("builder", "c-scan", { status: "partial" }))).toBe("open");
  });

  test("is judged on the nodes that something in scope is left on", () => {
    const registryAside = drawn.claim("registry", "c-scan", { status: "not-applicable" });
    expect(statusOf("T1", registryAside.claim("builder", "c-scan", { status: "implemented" }))).toBe(
      "mitigated",
    );
    const scanAside = registryAside.claim("builder", "c-scan", { status: "not-applicable" });
    expect(statusOf("T1", scanAside)).toBe("open");
    expect(statusOf("T1", scanAside.claim("builder", "c-sign", { status: "not-applicable" }))).toBe(
      "not-relevant",
    );
  });

  test("needs current evidence as proven", () => {
    const evidence = [{ id: "e", title: "Report", result: "supports" as const, effective: "2026-11-01" }];
    const said = drawn
      .claim("builder", "c-scan", { status: "implemented", evidence })
      .claim("registry", "c-scan", { status: "implemented" });
    expect(statusOf("T1", said)).toBe("mitigated");
    expect(statusOf("T1", said, "proven")).toBe("partly");
  });
});
