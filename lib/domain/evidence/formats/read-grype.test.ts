import { expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { grypeImage, reportDigest } from "@/lib/testing/reports";

test("Grype on an image", () => {
  const report = readAsReport(grypeImage);
  expect(report).toMatchObject({
    format: "grype",
    tool: { name: "Grype", version: "0.90.0" },
    effective: "2026-11-21",
    subjects: [{ kind: "image", name: "ghcr.io/acme/shop:1.4.2", digest: reportDigest }],
    summary: "1 critical, 0 high, 0 medium",
  });
  expect(said(report)).toEqual([
    "contradicts img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 critical vulnerability, with a fix",
  ]);
});

test("a fix that will not come is none", () => {
  const [match] = grypeImage.matches;
  const vulnerability = { id: "CVE-2026-1", severity: "High", fix: { state: "wont-fix", versions: [] } };
  expect(said(readAsReport({ ...grypeImage, matches: [{ ...match, vulnerability }] }))).toEqual([
    "supports img-vuln-scan: image ghcr.io/acme/shop:1.4.2: 1 high vulnerability, without a known fix",
  ]);
});

test("no match supports the scan of what it names", () => {
  expect(said(readAsReport({ ...grypeImage, matches: [] }))).toEqual([
    "supports img-vuln-scan: image ghcr.io/acme/shop:1.4.2: No critical or high vulnerability was found",
  ]);
});

test("a folder speaks of the dependencies of some repository", () => {
  const folder = { ...grypeImage, source: { type: "directory", target: "." } };
  expect(said(readAsReport(folder))[0]).toMatch(/^contradicts src-dependency-review: some repository: /);
});

test("a report that does not say what was scanned proves nothing", () => {
  expect(refusalOf({ matches: [], descriptor: { name: "grype" } })).toMatch(/does not say what was scanned/);
});
