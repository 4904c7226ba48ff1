import { err, ok, type Result } from "../../result";
import { joinWithAnd } from "../../words/join-with-and";
import { fieldAt, listAt, numberAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules, type RuleResult } from "../judge-rules";
import type { Report, ReportSubject } from "../report";
import { reportDay } from "../report-day";
import type { Refusal } from "./format-reader";
import { repositoryName } from "./repository-name";

const [passing, failing] = [10, 4];

/**
 * OpenSSF Scorecard's JSON: a check with score 10 passed, one of 4 or less failed, scores between show neither, and -1 is
 * unknown. Any other score is skipped and named.
 */
export function readScorecard(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value) || !Array.isArray(fieldAt(value, "checks")) || !isRecord(fieldAt(value, "repo")))
    return undefined;
  const written = textAt(value, "repo", "name");
  const name = repositoryName(written) ?? written;
  const subject: ReportSubject =
    name === undefined ? { kind: "unnamed", of: "repository" } : { kind: "repository", name };
  const unreadable: string[] = [];
  const unknown: string[] = [];
  const scores: { readonly check: string; readonly score: number }[] = [];
  for (const one of listAt(value, "checks")) {
    const check = textAt(one, "name");
    if (check === undefined) continue;
    const score = numberAt(one, "score");
    if (score === -1) unknown.push(check);
    else if (score === undefined || score < 0 || score > 10) unreadable.push(check);
    else scores.push({ check, score });
  }
  if (scores.length + unknown.length + unreadable.length === 0)
    return err({ message: "This report of Scorecard has no checks, so it proves nothing." });
  const version = textAt(value, "scorecard", "version");
  const effective = reportDay(fieldAt(value, "date"));
  const results = scores.flatMap(({ check, score }): readonly RuleResult[] => {
    if (score < passing && score > failing) return [];
    return [{ rule: check, outcome: score >= passing ? "passed" : "failed", subjects: [subject] }];
  });
  return ok({
    format: "scorecard",
    tool: { name: "OpenSSF Scorecard", ...(version !== undefined && version !== "unknown" && { version }) },
    ...(effective !== undefined && { effective }),
    subjects: [subject],
    summary: summaryOf(scores, unknown.length),
    warnings: [
      ...(unknown.length > 0 ? [`Scorecard could not tell: ${joinWithAnd(unknown, 10)}.`] : []),
      ...(unreadable.length > 0 ? [`No score from 0 to 10: ${joinWithAnd(unreadable, 10)}.`] : []),
    ],
    statements: judgeRules("scorecard", results),
  });
}

function summaryOf(scores: readonly { readonly score: number }[], unknown: number): string {
  const passed = scores.filter(({ score }) => score >= passing).length;
  const failed = scores.filter(({ score }) => score <= failing).length;
  const between = scores.length - passed - failed;
  return [
    `${passed} at 10`,
    `${failed} at ${failing} or less`,
    ...(between > 0 ? [`${between} between`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ].join(", ");
}
