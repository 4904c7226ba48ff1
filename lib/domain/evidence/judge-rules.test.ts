import { describe, expect, test } from "vitest";
import { judgeRules, type RuleResult } from "./judge-rules";
import type { ReportSubject } from "./report";
import { controlsOfTool } from "./tool-rules";

const web: ReportSubject = { kind: "workload", type: "Deployment", name: "web" };
const api: ReportSubject = { kind: "workload", type: "Deployment", name: "api" };
const cluster: ReportSubject = { kind: "cluster", name: "production" };

const rulesOf = (tool: string, control: string) =>
  controlsOfTool(tool).find((one) => one.control === control)?.rules ?? [];
const results = (rules: readonly string[], outcome: RuleResult["outcome"], ...subjects: ReportSubject[]) =>
  rules.map((rule): RuleResult => ({ rule, outcome, subjects }));
const about = (control: string, tool: string, all: readonly RuleResult[]) =>
  judgeRules(tool, all).filter((one) => one.control === control);

describe("rules and the control that asks for them", () => {
  const asked = rulesOf("trivy", "run-no-host-access");

  test("all that the table asks passed: supported", () => {
    expect(about("run-no-host-access", "trivy", results(asked, "passed", web))).toMatchObject([
      { result: "supports", subject: web, rules: asked },
    ]);
  });

  test("all but one passed: no statement", () => {
    expect(about("run-no-host-access", "trivy", results(asked.slice(1), "passed", web))).toEqual([]);
  });

  test("one failed and the others passed: contradicted, by that rule alone", () => {
    const all = [...results(asked.slice(1), "passed", web), ...results(asked.slice(0, 1), "failed", web)];
    expect(about("run-no-host-access", "trivy", all)).toMatchObject([
      { result: "contradicts", rules: asked.slice(0, 1) },
    ]);
  });

  test("a rule that both passed and failed for one thing failed", () => {
    const all = [...results(asked, "passed", web), ...results(asked, "failed", web)];
    expect(about("run-no-host-access", "trivy", all)).toMatchObject([
      { result: "contradicts", rules: asked },
    ]);
  });

  test("a rule that was left out somewhere is not known to pass", () => {
    const all = [...results(asked, "passed", web), ...results(asked.slice(0, 1), "unknown", web)];
    expect(about("run-no-host-access", "trivy", all)).toEqual([]);
  });

  test("what passed for one thing supports nothing of another", () => {
    const all = [...results(asked.slice(1), "passed", web), ...results(asked.slice(0, 1), "passed", api)];
    expect(about("run-no-host-access", "trivy", all)).toEqual([]);
  });

  test("a statement is of the narrowest thing that the control can be about", () => {
    const all = results(["KSV-0001"], "failed", web, cluster);
    expect(about("run-drop-privileges", "trivy", all).map(({ subject }) => subject)).toEqual([web]);
    expect(about("adm-pod-security-restricted", "trivy", all).map(({ subject }) => subject)).toEqual([
      cluster,
    ]);
  });

  test("nothing is said of a control that the subject cannot show", () => {
    expect(judgeRules("docker-bench", results(["4.1"], "failed", { kind: "unnamed", of: "host" }))).toEqual(
      [],
    );
  });

  test("what is a manual check of a tool is not asked for, and proves nothing", () => {
    expect(rulesOf("kube-bench", "adm-pod-security-baseline")).not.toContain("5.2.1");
    expect(judgeRules("kube-bench", results(["5.2.1"], "failed", cluster))).toEqual([]);
  });

  test("rules that show less than the control asks contradict, and never support", () => {
    const file: ReportSubject = { kind: "file", path: "Dockerfile" };
    expect(about("base-pin-digest", "checkov", results(["CKV_DOCKER_7"], "passed", file))).toEqual([]);
    expect(about("base-pin-digest", "checkov", results(["CKV_DOCKER_7"], "failed", file))).toMatchObject([
      { result: "contradicts" },
    ]);
  });

  test("a tool or a rule that the catalogue does not name says nothing", () => {
    expect(judgeRules("constructor", results(["toString"], "failed", web))).toEqual([]);
    expect(judgeRules("trivy", results(["toString", "__proto__"], "failed", web))).toEqual([]);
  });
});
