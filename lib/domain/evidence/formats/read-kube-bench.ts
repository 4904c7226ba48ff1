import { err, ok, type Result } from "../../result";
import { fieldAt, listAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules, type RuleResult } from "../judge-rules";
import type { Report, ReportSubject } from "../report";
import type { Refusal } from "./format-reader";
import { kubeBenchEksRules, kubeBenchRules } from "./kube-bench-rules";
import { ruleByWords } from "./worded-rules";

/**
 * kube-bench's JSON, a list of groups or an object around it. Results are counted one by one, as the totals can be wrong. WARN
 * and manual checks prove nothing. A check counts by its topic, as `ruleByWords` finds it. The report names no cluster.
 */
export function readKubeBench(value: unknown): Result<Report, Refusal> | undefined {
  const groups = Array.isArray(value) ? (value as readonly unknown[]) : listAt(value, "Controls");
  if (groups.length === 0 || !groups.every(isGroup)) return undefined;
  const checks = groups.flatMap(checksOf);
  if (checks.length === 0)
    return err({ message: "This report of kube-bench has no results, so it proves nothing." });
  const subject: ReportSubject = { kind: "unnamed", of: "cluster" };
  const count = (status: string) => checks.filter((one) => one.status === status).length;
  const version = groups.map((one) => textAt(one, "version")).find((one) => one !== undefined);
  const isEks = version?.startsWith("eks") === true;
  const isKnown = isEks || version === undefined || /^(?:cis-)?\d/.test(version);
  const [tool, rules] = isEks
    ? (["kube-bench-eks", kubeBenchEksRules] as const)
    : (["kube-bench", kubeBenchRules] as const);
  const results = checks.flatMap(({ number, text, status, isManual }): readonly RuleResult[] => {
    const rule = ruleByWords(rules, number, text);
    if (rule === undefined) return [];
    const outcome = isManual ? undefined : outcomes.get(status);
    return [{ rule, outcome: outcome ?? "unknown", subjects: [subject] }];
  });
  return ok({
    format: "kube-bench",
    tool: { name: "kube-bench" },
    subjects: [subject],
    summary: `${count("PASS")} PASS, ${count("FAIL")} FAIL, ${count("WARN")} WARN, ${count("INFO")} INFO`,
    warnings: isKnown
      ? []
      : [`The checks of the benchmark ${version} are counted only: the catalogue does not know its numbers.`],
    statements: isKnown ? judgeRules(tool, results) : [],
  });
}

const outcomes: ReadonlyMap<string, RuleResult["outcome"]> = new Map([
  ["PASS", "passed"],
  ["FAIL", "failed"],
]);

function isGroup(one: unknown): boolean {
  return isRecord(one) && textAt(one, "node_type") !== undefined && Array.isArray(fieldAt(one, "tests"));
}

interface Check {
  readonly number: string;
  readonly text: string;
  readonly status: string;
  readonly isManual: boolean;
}

function checksOf(group: unknown): readonly Check[] {
  return listAt(group, "tests")
    .flatMap((test) => listAt(test, "results"))
    .flatMap((one) => {
      const number = textAt(one, "test_number");
      const status = textAt(one, "status");
      if (number === undefined || status === undefined) return [];
      return [
        {
          number,
          text: textAt(one, "test_desc") ?? "",
          status: status.toUpperCase(),
          isManual: textAt(one, "type") === "manual",
        },
      ];
    });
}
