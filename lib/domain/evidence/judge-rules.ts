import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";
import type { ReportSubject, Statement } from "./report";
import { fallsShort } from "./falls-short";
import { speaksOf, subjectKey } from "./subjects";
import { controlsOfTool } from "./tool-rules";

/** The results of one rule of a tool on one subject. */
export interface RuleResult {
  /** As the tool spells it today. */
  readonly rule: string;
  /** `unknown`: evaluated without a result, such as a skipped or manual check. */
  readonly outcome: "failed" | "passed" | "unknown";
  /** What it is about, the narrowest first; a statement is made of the first that the control can be about. */
  readonly subjects: readonly ReportSubject[];
}

interface Judged {
  readonly subject: ReportSubject;
  readonly failed: Set<string>;
  readonly passed: Set<string>;
  readonly unknown: Set<string>;
}

/**
 * Statements by the catalogue's table of rules (`evidence` of each control). One failed rule contradicts the control. It is
 * supported only if every rule that the table lists for this tool was evaluated and passed for the subject, and these cover the
 * whole control (`fallsShort`).
 * @param tool as the catalogue spells it
 */
export function judgeRules(tool: string, results: readonly RuleResult[]): readonly Statement[] {
  const byRule = new Map<string, RuleResult[]>();
  for (const result of results) {
    const same = byRule.get(result.rule);
    if (same) same.push(result);
    else byRule.set(result.rule, [result]);
  }
  return controlsOfTool(tool).flatMap(({ control, appliesTo, rules }) => {
    const bySubject = new Map<string, Judged>();
    for (const { rule, outcome, subjects } of rules.flatMap((one) => byRule.get(one) ?? [])) {
      const subject = subjects.find((one) => speaksOf(one, appliesTo));
      if (!subject) continue;
      const key = subjectKey(subject);
      const judged = bySubject.get(key) ?? {
        subject,
        failed: new Set(),
        passed: new Set(),
        unknown: new Set(),
      };
      judged[outcome].add(rule);
      bySubject.set(key, judged);
    }
    return [...bySubject.values()].flatMap((judged) => statementOf(tool, control, rules, judged));
  });
}

function statementOf(
  tool: string,
  control: string,
  rules: readonly string[],
  { subject, failed, passed, unknown }: Judged,
): readonly Statement[] {
  if (failed.size > 0)
    return [
      {
        control,
        result: "contradicts",
        subject,
        fact: `${counted(failed.size, "check")} failed: ${joinWithAnd([...failed], 8)}`,
        rules: [...failed],
      },
    ];
  if (
    fallsShort[control]?.[tool] !== undefined ||
    !rules.every((rule) => passed.has(rule) && !unknown.has(rule))
  )
    return [];
  const fact =
    rules.length === 1
      ? `The check ${rules[0]} passed`
      : `${rules.length === 2 ? "Both" : `All ${rules.length}`} checks passed: ${joinWithAnd(rules, 8)}`;
  return [{ control, result: "supports", subject, fact, rules }];
}
