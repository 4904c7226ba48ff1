import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutated } from "@/lib/testing/mutated";
import {
  checkov,
  cosignVerified,
  cyclonedxImage,
  dockerBench,
  envelope,
  grypeImage,
  hadolint,
  kubeBench,
  notAffectedStatement,
  openVex,
  provenance,
  sarifOf,
  sarifResult,
  scorecard,
  spdxImage,
  trivyCluster,
  trivyImage,
  trivyTree,
} from "@/lib/testing/reports";
import { catalogue } from "../catalogue/load";
import { applyVex } from "./apply-vex";
import { readReports } from "./read-reports";
import type { Report } from "./report";

const runs = Number(process.env["EVIDENCE_FUZZ_RUNS"] ?? 400);

const values: readonly object[] = [
  trivyImage,
  trivyTree,
  trivyCluster,
  grypeImage,
  sarifOf({ name: "zizmor", rules: [{ id: "x" }] }, [sarifResult("zizmor/dangerous-triggers", "a.yml")]),
  sarifOf({ name: "Trivy" }, [sarifResult("CVE-2026-0001", "a")], { properties: { imageName: "a/b:1" } }),
  kubeBench("cis-1.12", [{ test_number: "4.2.10", test_desc: "--rotate-certificates", status: "FAIL" }]),
  dockerBench([{ id: "5.5", desc: "privileged containers (Automated)", result: "WARN" }]),
  scorecard([
    ["Code-Review", 10],
    ["SAST", -1],
  ]),
  hadolint([["Dockerfile", "DL3002", "error"]]),
  checkov("kubernetes", [["failed", "CKV_K8S_16", "Deployment.shop.web", "HIGH"]]),
  cosignVerified,
  envelope(provenance()),
  provenance(),
  cyclonedxImage,
  spdxImage,
  openVex([notAffectedStatement("CVE-2026-0001", "ghcr.io/acme/shop:1.4.2")]),
];
const texts: readonly string[] = [
  ...values.flatMap((value) => [JSON.stringify(value), JSON.stringify(value, undefined, 2)]),
  `${JSON.stringify(envelope(provenance()))}\n${JSON.stringify(trivyImage)}\n`,
  "Verification for a.example/b:1 --\n  - The signatures were verified against the specified public key\n\n[]",
  "Error: no signatures found\nerror during command execution: no signatures found\n",
  "SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: SPDXRef-a\nRelationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n",
  '<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component type="library"><name>a</name></component></components></bom>',
];

/** What a scanner could never write in place of a part of its report. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    0,
    1e308,
    "",
    "\u202E",
    "constructor",
    "toString",
    "0".repeat(600),
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom({ length: 1e9 }, { toString: 1 }, { constructor: { prototype: { polluted: 1 } } }),
  fc.string(),
);

/** The same value with one part, at any depth, replaced. */
function withOdd(value: unknown, way: readonly number[], part: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined || typeof value !== "object" || value === null) return part;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return part;
  const changed = withOdd((value as Readonly<Record<string, unknown>>)[key], rest, part);
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === key ? changed : one));
  return { ...value, [key]: changed };
}

const controls = new Set(catalogue.controls.map(({ id }) => id));

/** That whatever is read is a report by its contract. */
function expectReport(report: Report): void {
  expect(report.summary).not.toBe("");
  if (report.effective !== undefined) expect(report.effective).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const { control, fact, subject } of report.statements) {
    expect(controls.has(control), control).toBe(true);
    expect(fact).toMatch(/^[^\p{Cc}]{1,260}$/u);
    expect(subject.kind).not.toBe("");
  }
}

function expectRead(text: string): void {
  const before = process.cpuUsage();
  const read = readReports({ name: "report", text });
  if (read.ok) {
    for (const report of read.value) {
      expectReport(report);
      for (const vex of read.value) expectReport(applyVex(report, vex));
    }
  } else expect(read.error.message).toMatch(/^[^\n]{1,400}$/);
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

describe("Damaged reports", () => {
  test("cut, doubled and with signs put in: nothing is thrown, nothing hangs, no prototype is touched", () => {
    const damaged = fc.constantFrom(...texts).chain((text) =>
      fc.oneof(
        mutated(text),
        fc.nat(text.length).map((at) => text.slice(0, at)),
      ),
    );
    fc.assert(fc.property(damaged, expectRead), { numRuns: runs, endOnFailure: true });
  }, 3_600_000);

  test("with a part of another kind: the same, and what is still read is a report", () => {
    const changed = fc
      .tuple(fc.constantFrom(...values), fc.array(fc.nat(9), { maxLength: 8 }), odd)
      .map(([value, way, part]) => JSON.stringify(withOdd(value, way, part)));
    fc.assert(fc.property(changed, expectRead), { numRuns: runs, endOnFailure: true });
  }, 3_600_000);
});
