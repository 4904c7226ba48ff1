import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import type { Claim } from "../../pipeline/document";
import { claimsOf, emptyPipeline } from "../../pipeline/pipeline";
import { automationFact, evidenceFact, frameworkFact, ownerFact } from "./lens-facts";

const today = "2026-11-25";
const asksNobody = emptyPipeline("No rule");
const proof = (effective: string, expires?: string) => [
  { id: "e", title: "scan", result: "supports" as const, effective, ...(expires ? { expires } : {}) },
];
const claims = (fields: readonly Partial<Claim>[]) =>
  claimsOf(
    fields
      .reduce((builder, one, index) => builder.claim("ci", `c-${index}`, one), aPipeline().node("ci"))
      .build(),
    "ci",
  );

describe("the owner lens", () => {
  it("names the owner, and counts who else owns a claim there", () => {
    const pipeline = aPipeline()
      .node("ci", { owner: "Ana" })
      .claim("ci", "c-1", { owner: "Ben" })
      .claim("ci", "c-2", { owner: "Ana" })
      .node("host")
      .build();
    expect(ownerFact(pipeline, "ci")).toEqual({ text: "Ana, and 1 other", tone: "good" });
    expect(ownerFact(pipeline, "host")).toEqual({ text: "No owner", tone: "warn" });
  });
});

describe("the evidence lens", () => {
  it("counts what is implemented without current proof", () => {
    expect(evidenceFact(claims([]), today, asksNobody).text).toBe("Nothing to verify");
    expect(
      evidenceFact(
        claims([{ status: "implemented" }, { status: "implemented", evidence: proof("2026-01-01") }]),
        today,
        asksNobody,
      ).text,
    ).toBe("1 of 2 without current evidence");
    expect(
      evidenceFact(
        claims([{ status: "implemented", evidence: proof("2026-01-01", "2026-02-01") }]),
        today,
        asksNobody,
      ).tone,
    ).toBe("warn");
  });
  it("says since when all is proven", () => {
    expect(
      evidenceFact(claims([{ status: "implemented", evidence: proof("2026-05-01") }]), today, asksNobody),
    ).toEqual({
      text: "All 1 verified, since 1 May 2026",
      tone: "good",
    });
  });
});

describe("the automation lens", () => {
  it("puts what is done by hand first, then what nobody said", () => {
    const pipeline = aPipeline()
      .node("ci")
      .node("registry")
      .node("host")
      .node("app")
      .edge("ci", "registry", { automated: false })
      .edge("registry", "host", { automated: true })
      .edge("host", "app")
      .build();
    expect(automationFact(pipeline, "registry").text).toBe("1 of 2 manual");
    expect(automationFact(pipeline, "host").text).toBe("1 of 2 not answered");
    expect(automationFact(aPipeline().node("ci").build(), "ci").text).toBe("No connections");
  });
});

describe("the framework lens", () => {
  it("counts only what the framework asks for and what is in scope", () => {
    const said = claims([{ status: "implemented" }, { status: "not-applicable" }, { status: "missing" }]);
    expect(
      frameworkFact(said, ["c-0", "c-1", "c-2", "c-3"], new Set(["c-0", "c-1", "c-2"]), today, asksNobody),
    ).toEqual({
      text: "1 of 2 in place",
      tone: "warn",
    });
    expect(frameworkFact(said, ["c-0"], new Set(), today, asksNobody).text).toBe("No requirement");
  });
});
