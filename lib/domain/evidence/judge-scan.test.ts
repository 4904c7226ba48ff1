import { describe, expect, test } from "vitest";
import { judgeScan, severityCounts } from "./judge-scan";
import type { FoundVulnerability } from "./report";

const found = (severity: FoundVulnerability["severity"], hasFix = false): FoundVulnerability => ({
  id: "CVE-2026-0001",
  aliases: [],
  severity,
  hasFix,
});
const subject = { kind: "image", name: "ghcr.io/acme/shop" } as const;
const judged = (...all: readonly FoundVulnerability[]) => {
  const { result, fact } = judgeScan({ control: "img-vuln-scan", subject, found: all });
  return `${result}: ${fact}`;
};

describe("a scan for vulnerabilities", () => {
  test.each([
    ["nothing", [], "supports: No critical or high vulnerability was found"],
    [
      "a medium one with a fix",
      [found("medium", true)],
      "supports: No critical or high vulnerability was found, 1 medium one",
    ],
    ["a high one without a fix", [found("high")], "supports: 1 high vulnerability, without a known fix"],
    ["a high one with a fix", [found("high", true)], "contradicts: 1 high vulnerability, with a fix"],
    [
      "a critical one without a fix",
      [found("critical")],
      "contradicts: 1 critical vulnerability, without a known fix",
    ],
    [
      "some of unknown severity",
      [found("unknown", true)],
      "supports: No critical or high vulnerability was found",
    ],
    [
      "several",
      [found("critical"), found("high", true), found("high", true), found("high")],
      "contradicts: 1 critical and 3 high vulnerabilities, 2 of them with a fix",
    ],
  ] as const)("%s", (_, all, words) => {
    expect(judged(...all)).toBe(words);
  });

  test("what a VEX document took away is told", () => {
    const { result, fact } = judgeScan({ control: "img-vuln-scan", subject, found: [], takenAway: 2 });
    expect(`${result}: ${fact}`).toBe(
      "supports: No critical or high vulnerability was found; 2 more do not apply by a VEX document",
    );
  });

  test("the counts name low and unknown ones only where there are any", () => {
    expect(severityCounts([])).toBe("0 critical, 0 high, 0 medium");
    expect(severityCounts([found("low"), found("unknown"), found("high")])).toBe(
      "0 critical, 1 high, 0 medium, 1 low, 1 of unknown severity",
    );
  });
});
