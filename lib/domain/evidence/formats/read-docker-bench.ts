import { err, ok, type Result } from "../../result";
import { fieldAt, listAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules, type RuleResult } from "../judge-rules";
import type { Report, ReportSubject } from "../report";
import { reportDay } from "../report-day";
import { dockerBenchRules } from "./docker-bench-rules";
import type { Refusal } from "./format-reader";
import { ruleByWords } from "./worded-rules";

/**
 * docker-bench-security's JSON. PASS and WARN are results; INFO and NOTE, and manual checks, prove nothing. A check counts by its
 * topic, as `ruleByWords` finds it. The report names no host; it covers the host and its containers, not the builds of images.
 */
export function readDockerBench(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value) || textAt(value, "dockerbenchsecurity") === undefined) return undefined;
  const checks = listAt(value, "tests")
    .flatMap((test) => listAt(test, "results"))
    .flatMap((one) => {
      const number = textAt(one, "id");
      const result = textAt(one, "result");
      return number === undefined || result === undefined
        ? []
        : [{ number, text: textAt(one, "desc") ?? "", result: result.toUpperCase() }];
    });
  if (checks.length === 0)
    return err({ message: "This report of docker-bench has no results, so it proves nothing." });
  const subject: ReportSubject = { kind: "unnamed", of: "host" };
  const count = (result: string) => checks.filter((one) => one.result === result).length;
  const effective = reportDay(fieldAt(value, "end")) ?? reportDay(fieldAt(value, "start"));
  const results = checks.flatMap(({ number, text, result }): readonly RuleResult[] => {
    const rule = ruleByWords(dockerBenchRules, number, text);
    const isManual = /\((?:manual|not scored)\)/i.test(text);
    if (rule === undefined) return [];
    const outcome = isManual ? undefined : outcomes.get(result);
    return [{ rule, outcome: outcome ?? "unknown", subjects: [subject] }];
  });
  return ok({
    format: "docker-bench",
    tool: { name: "docker-bench-security", version: textAt(value, "dockerbenchsecurity") ?? "" },
    ...(effective !== undefined && { effective }),
    subjects: [subject],
    summary: `${count("PASS")} PASS, ${count("WARN")} WARN, ${count("INFO")} INFO, ${count("NOTE")} NOTE`,
    warnings: [],
    statements: judgeRules("docker-bench", results),
  });
}

const outcomes: ReadonlyMap<string, RuleResult["outcome"]> = new Map([
  ["PASS", "passed"],
  ["WARN", "failed"],
]);
