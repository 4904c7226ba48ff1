import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { checkov, hadolint, scorecard } from "@/lib/testing/reports";

describe("hadolint", () => {
  test("each Dockerfile, with / whatever system it ran on", () => {
    const report = readAsReport(
      hadolint([
        ["vote\\Dockerfile", "DL3002", "warning"],
        ["./worker/Dockerfile", "DL1000", "error"],
        ["./worker/Dockerfile", "SC2086", "info"],
      ]),
    );
    expect(report.summary).toBe("1 error, 1 warning, 1 info");
    expect(said(report)).toEqual([
      "supports iac-scan: file vote/Dockerfile: Linted by hadolint: 0 errors, 1 warning, 0 infos",
      "contradicts iac-scan: file worker/Dockerfile: Linted by hadolint: 1 error, 0 warnings, 1 info",
      "contradicts img-non-root-user: file vote/Dockerfile: 1 check failed: DL3002",
    ]);
  });

  test("an empty list names no file, so it proves nothing", () => {
    expect(refusalOf([])).toMatch(/empty list.*proves nothing/);
  });
});

describe("Scorecard", () => {
  test("10 passed, 4 and less failed, between and -1 show neither", () => {
    const report = readAsReport(
      scorecard([
        ["Token-Permissions", 10],
        ["Branch-Protection", 4],
        ["Code-Review", 7],
        ["Pinned-Dependencies", -1],
      ]),
    );
    expect(report).toMatchObject({
      format: "scorecard",
      effective: "2026-11-20",
      summary: "1 at 10, 1 at 4 or less, 1 between, 1 unknown",
      warnings: ["Scorecard could not tell: Pinned-Dependencies."],
    });
    expect(said(report)).toEqual([
      "supports ci-job-least-privilege: repository github.com/acme/shop: The check Token-Permissions passed",
      "contradicts src-branch-protection: repository github.com/acme/shop: 1 check failed: Branch-Protection",
    ]);
  });

  test("a score that is none is named and counts for nothing", () => {
    const report = readAsReport(
      scorecard([
        ["Code-Review", "10"],
        ["SAST", 11],
        ["Branch-Protection", null],
      ]),
    );
    expect(report.statements).toEqual([]);
    expect(report.warnings).toEqual(["No score from 0 to 10: Code-Review, SAST and Branch-Protection."]);
  });

  test("without checks it proves nothing", () => {
    expect(refusalOf(scorecard([]))).toMatch(/no checks/);
  });
});

describe("Checkov", () => {
  test("a manifest's workload, and its rules", () => {
    const report = readAsReport(
      checkov("kubernetes", [
        ["failed", "CKV_K8S_16", "Deployment.shop.web"],
        ["passed", "CKV_K8S_20", "Deployment.shop.web"],
      ]),
    );
    expect(report.summary).toBe("1 check passed, 1 failed");
    expect(said(report)).toEqual([
      "contradicts run-drop-privileges: Deployment shop/web: 1 check failed: CKV_K8S_16",
    ]);
  });

  test("every rule of a control passed: supported", () => {
    const rules = ["16", "20", "23", "25", "28", "37", "39", "40"].map(
      (number) => ["passed", `CKV_K8S_${number}`, "Deployment.shop.web"] as const,
    );
    expect(said(readAsReport(checkov("kubernetes", rules)))).toEqual([
      "supports iac-scan: some repository: 8 checks of 1 file passed, none failed",
      expect.stringMatching(/^supports run-drop-privileges: Deployment shop\/web: All 8 checks passed/),
    ]);
  });

  test("a rule that was left out for a part of it is no rule that passed", () => {
    const rules = ["16", "20", "23", "25", "28", "37", "39", "40"].map(
      (number) => ["passed", `CKV_K8S_${number}`, "Deployment.shop.web"] as const,
    );
    const report = checkov("kubernetes", rules);
    const left = {
      ...report,
      results: { ...report.results, skipped_checks: report.results.passed_checks.slice(0, 1) },
    };
    expect(readAsReport(left).summary).toBe("8 checks passed, 0 failed, 1 left out");
    expect(said(readAsReport(left))).toEqual([
      "supports iac-scan: some repository: 8 checks of 1 file passed, none failed",
    ]);
  });

  test("a failure of high severity contradicts the scan, one without severity shows neither", () => {
    const of = (severity: string) =>
      said(readAsReport(checkov("terraform", [["failed", "CKV_AWS_999", "aws_x.y", severity]])));
    expect(of("HIGH")).toEqual([
      "contradicts iac-scan: some repository: 1 critical or high finding in 1 file",
    ]);
    expect(of("LOW")).toEqual([]);
    expect(said(readAsReport(checkov("terraform", [["failed", "CKV_AWS_999", "aws_x.y"]])))).toEqual([]);
  });

  test("several frameworks in one file; pipelines that were checked are defined as code", () => {
    const report = readAsReport([
      checkov("dockerfile", [["failed", "CKV_DOCKER_3", "/Dockerfile."]]),
      checkov("github_actions", [["passed", "CKV_GHA_1", "jobs"]]),
    ]);
    expect(said(report)).toEqual([
      "supports ci-pipeline-as-code: some repository: Checkov checked 1 file that defines pipelines",
      "contradicts img-non-root-user: file deploy/web.yaml: 1 check failed: CKV_DOCKER_3",
    ]);
  });

  test.each([
    ["no check", checkov("terraform", [])],
    [
      "version 2's counts alone",
      { passed: 0, failed: 0, skipped: 0, resource_count: 0, checkov_version: "3.2.400" },
    ],
  ])("%s proves nothing", (_, report) => {
    expect(refusalOf(report)).toMatch(/no check that was evaluated/);
  });
});
