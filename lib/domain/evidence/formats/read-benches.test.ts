import { describe, expect, test } from "vitest";
import { readAsReport, refusalOf, said } from "@/lib/testing/read-as-report";
import { dockerBench, kubeBench } from "@/lib/testing/reports";
import { controlsOfTool } from "../tool-rules";
import { dockerBenchRules } from "./docker-bench-rules";
import { kubeBenchEksRules, kubeBenchRules } from "./kube-bench-rules";

const rotates = "Ensure that the --rotate-certificates argument is not set to false";
const check = (test_number: string, test_desc: string, status: string, rest: object = {}) => ({
  test_number,
  test_desc,
  status,
  scored: true,
  type: "",
  ...rest,
});

describe("kube-bench", () => {
  test("counts the results and not the totals, and names no cluster", () => {
    const report = readAsReport(
      kubeBench("cis-1.12", [check("4.2.10", rotates, "FAIL"), check("4.2.4", "x", "WARN")]),
    );
    expect(report).toMatchObject({
      format: "kube-bench",
      subjects: [{ kind: "unnamed", of: "cluster" }],
      summary: "0 PASS, 1 FAIL, 1 WARN, 0 INFO",
    });
    expect(said(report)).toEqual([
      "contradicts k8s-component-hardening: some cluster: 1 check failed: 4.2.10",
    ]);
  });

  test("an old number is the rule that the check is about", () => {
    expect(said(readAsReport(kubeBench("1.5", [check("4.2.11", rotates, "FAIL")])))).toEqual([
      "contradicts k8s-component-hardening: some cluster: 1 check failed: 4.2.10",
    ]);
    const other = check("4.2.10", "Ensure that the --tls-cert-file argument is set", "FAIL");
    expect(said(readAsReport(kubeBench("1.5", [other])))).toEqual([]);
  });

  test.each([
    ["WARN", {}],
    ["INFO", {}],
    ["FAIL", { type: "manual" }],
  ])("%s of %j proves nothing", (status, rest) => {
    expect(said(readAsReport(kubeBench("cis-1.12", [check("4.2.10", rotates, status, rest)])))).toEqual([]);
  });

  test("every rule of a control passed: supported; the last of them manual: no statement", () => {
    const log = [
      check("1.2.16", "--audit-log-path", "PASS"),
      check("1.2.17", "--audit-log-maxage", "PASS"),
      check("1.2.18", "--audit-log-maxbackup", "PASS"),
      check("1.2.19", "--audit-log-maxsize", "PASS"),
    ];
    const policy = (rest: object) =>
      check("3.2.1", "Ensure that a minimal audit policy is created", "PASS", rest);
    const of = (rest: object) => said(readAsReport(kubeBench("cis-1.12", [...log, policy(rest)])));
    expect(of({})).toEqual([
      "supports k8s-audit-logging: some cluster: All 5 checks passed: 1.2.16, 1.2.17, 1.2.18, 1.2.19 and 3.2.1",
    ]);
    expect(of({ type: "manual" })).toEqual([]);
  });

  test("the benchmark of EKS has rules of its own, those of other clouds are counted only", () => {
    const results = [check("3.2.4", "Ensure that the --read-only-port is disabled", "FAIL")];
    expect(said(readAsReport(kubeBench("eks-1.5.0", results)))).toEqual([
      "contradicts k8s-api-exposure: some cluster: 1 check failed: 3.2.4",
    ]);
    const gke = readAsReport(kubeBench("gke-1.6.0", results));
    expect(gke.statements).toEqual([]);
    expect(gke.warnings.join()).toMatch(/gke-1\.6\.0/);
  });

  test("without results it proves nothing", () => {
    expect(refusalOf(kubeBench("cis-1.12", []))).toMatch(/no results/);
  });
});

describe("docker-bench", () => {
  const privileged = "Ensure that privileged containers are not used (Automated)";

  test("names no host, and has the day on which it ended", () => {
    const report = readAsReport(dockerBench([{ id: "5.5", desc: privileged, result: "WARN" }]));
    expect(report).toMatchObject({
      format: "docker-bench",
      tool: { version: "1.6.0" },
      effective: "2026-11-18",
      subjects: [{ kind: "unnamed", of: "host" }],
      summary: "0 PASS, 1 WARN, 0 INFO, 0 NOTE",
    });
    expect(said(report)).toEqual(["contradicts run-drop-privileges: some host: 1 check failed: 5.5"]);
  });

  test("an old number is the rule that the check is about", () => {
    expect(said(readAsReport(dockerBench([{ id: "5.4", desc: privileged, result: "WARN" }])))).toEqual([
      "contradicts run-drop-privileges: some host: 1 check failed: 5.5",
    ]);
  });

  test.each([["INFO"], ["NOTE"]])("%s proves nothing", (result) => {
    expect(said(readAsReport(dockerBench([{ id: "5.5", desc: privileged, result }])))).toEqual([]);
  });

  test("a manual check proves nothing, and how images are built is not the host's to say", () => {
    const results = [
      {
        id: "5.18",
        desc: "Ensure that host devices are not directly exposed to containers (Manual)",
        result: "WARN",
      },
      {
        id: "4.1",
        desc: "Ensure that a user for the container has been created (Automated)",
        result: "WARN",
      },
    ];
    expect(said(readAsReport(dockerBench(results)))).toEqual([]);
  });
});

describe("the words that rules are found by", () => {
  test.each([
    ["kube-bench", kubeBenchRules, [] as readonly string[]],
    ["kube-bench-eks", kubeBenchEksRules, []],
    // Those of section 4 are manual or about how images are built; 6.1 and 6.2 are manual.
    [
      "docker-bench",
      dockerBenchRules,
      ["4.1", "4.2", "4.3", "4.4", "4.5", "4.7", "4.8", "4.9", "4.10", "4.12", "6.1", "6.2"],
    ],
  ] as const)("%s: every rule that the catalogue asks for has some", (tool, rules, others) => {
    const worded = new Set(rules.map(([id]) => id));
    const asked = new Set(controlsOfTool(tool).flatMap((one) => one.rules));
    const missing = [...asked].filter(
      (rule) => !worded.has(rule) && !(others as readonly string[]).includes(rule),
    );
    expect(missing).toEqual([]);
  });
});
