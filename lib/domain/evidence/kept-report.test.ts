import { expect, it } from "vitest";
import { imageOf, reportOf } from "@/lib/testing/report-of";
import { aPipeline } from "@/lib/testing/builders";
import { settled } from "@/lib/testing/settled";
import { claimsOf, pipelineFromDocument } from "../pipeline/pipeline";
import { keepReport, keptStatementSchema } from "./kept-report";
import { expiresOn, usualExpiry } from "./expiry";
import type { Statement } from "./report";

const uploaded = "2026-11-28T12:00:00.000Z";
const shop = imageOf("ghcr.io/acme/shop:1.2");

it("a report without a day, or of one to come, is of the day of the upload, which is said", () => {
  const { effective: _, ...timeless } = reportOf(shop, "supports");
  expect(keepReport([timeless], uploaded)).toMatchObject({
    effective: "2026-11-28",
    at: uploaded,
    warnings: [],
  });
  expect(keepReport([reportOf(shop, "supports", { effective: "2099-01-01" })], uploaded)).toMatchObject({
    effective: "2026-11-28",
    warnings: [expect.stringContaining("2099-01-01")],
  });
  expect(keepReport([reportOf(shop, "supports")], uploaded).effective).toBe("2026-11-20");
});

it("of one control and subject the worse is kept, of a control that does not exist nothing", () => {
  const said = (control: string, result: Statement["result"]) => ({
    control,
    result,
    subject: shop,
    fact: result,
    rules: [],
  });
  const { statements } = keepReport(
    [
      reportOf(shop, "supports", {
        statements: [
          said("img-sign", "supports"),
          said("img-sign", "contradicts"),
          said("no-such", "contradicts"),
        ],
      }),
    ],
    uploaded,
  );
  expect(statements).toMatchObject([{ control: "img-sign", result: "contradicts" }]);
});

it("of several reports in one file each statement keeps its own tool and day", () => {
  const trivy = reportOf(shop, "contradicts");
  const grype = reportOf(shop, "supports", { tool: { name: "Grype" }, effective: "2026-11-02" });
  const { tool, effective, statements } = keepReport([trivy, grype], uploaded);
  expect([tool.name, effective]).toEqual(["Trivy", "2026-11-20"]);
  expect(statements).toMatchObject([
    { result: "contradicts" },
    { result: "supports", ran: { tool: { name: "Grype" }, effective: "2026-11-02" } },
  ]);
  expect(statements[0]).not.toHaveProperty("ran");
  const stored = { ...statements[1], expires: "2026-12-01", state: { as: "older" } };
  expect(keptStatementSchema.parse(stored)).toEqual(stored);
  const map = aPipeline().node("ci", { buildsImages: true }).toDocument();
  const image = { id: "shop", name: "ghcr.io/acme/shop", builtBy: "ci" };
  const { pipeline } = settled(pipelineFromDocument({ ...map, images: [image] }), [
    [
      [
        "both",
        {
          ...trivy,
          statements: [...trivy.statements, ...grype.statements.map((one) => ({ ...one, ran: grype }))],
        },
      ],
    ],
  ]);
  const pieces = claimsOf(pipeline, "ci").get("img-vuln-scan")?.evidence ?? [];
  expect(new Set(pieces.map((piece) => `${piece.tool} ${piece.effective}`))).toEqual(
    new Set(["Grype 2026-11-02", "Trivy 0.56.1 2026-11-20"]),
  );
});

it("hostile texts are cleaned, what is too much is left out and said, and what is kept can be read again", () => {
  const long = "x".repeat(1_000);
  const many = Array.from({ length: 3_000 }, (_, index): Statement => ({
    control: "img-sign",
    result: "supports",
    subject: imageOf(`r.example/app${index}:1`),
    fact: `line\u0000one\n\u202e${long}`,
    rules: [long],
  }));
  const kept = keepReport(
    [reportOf({ kind: "image", name: long }, "supports", { summary: "\n\u0000", statements: many })],
    uploaded,
  );
  expect(kept.statements).toHaveLength(2_000);
  expect(kept.warnings).toEqual([expect.stringContaining("1000 statements")]);
  expect(kept.subjects).toEqual([{ kind: "image" }]);
  expect(kept.summary).toBe("A report");
  for (const statement of kept.statements.slice(0, 3)) {
    expect(statement.fact).toMatch(/^line one \[U\+202E\]x+$/);
    expect(statement.fact.length).toBeLessThanOrEqual(200);
    const stored = { ...statement, expires: "2026-12-01", state: { as: "older" } };
    expect(keptStatementSchema.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  }
});

it("a control counts for its own number of days, the others for the usual", () => {
  expect(expiresOn(usualExpiry, "img-sign", "2026-11-20")).toBe("2027-02-18");
  const own = { days: 30, controls: [{ control: "img-sign", days: 1 }] };
  expect(expiresOn(own, "img-sign", "2027-02-28")).toBe("2027-03-01");
  expect(expiresOn(own, "img-sbom", "2026-12-15")).toBe("2027-01-14");
});
