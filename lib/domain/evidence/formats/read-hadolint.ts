import { ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { numberAt, textAt } from "../fields";
import { judgeRules } from "../judge-rules";
import type { Report, ReportSubject, Statement } from "../report";
import { filePath } from "./file-path";
import type { Refusal } from "./format-reader";

interface Finding {
  readonly rule: string;
  readonly level: string;
  readonly path: string;
}

/**
 * hadolint's JSON, a list of findings. Each linted Dockerfile supports `iac-scan` without findings of level error, and
 * contradicts it with one. Its rules only ever fail, so they never support another control.
 */
export function readHadolint(value: unknown): Result<Report, Refusal> | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const findings: Finding[] = [];
  for (const one of value as readonly unknown[]) {
    const rule = textAt(one, "code");
    const file = textAt(one, "file");
    const level = textAt(one, "level");
    if (rule === undefined || file === undefined || level === undefined) return undefined;
    if (numberAt(one, "line") === undefined) return undefined;
    findings.push({ rule, level: level.toLowerCase(), path: filePath(file) });
  }
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byFile.get(finding.path);
    if (same) same.push(finding);
    else byFile.set(finding.path, [finding]);
  }
  const subjects = [...byFile.keys()].map((path): ReportSubject => ({ kind: "file", path }));
  return ok({
    format: "hadolint",
    tool: { name: "hadolint" },
    subjects,
    summary: levelCounts(findings),
    warnings: [],
    statements: [
      ...[...byFile].map(([path, inFile]) => lintOf(path, inFile)),
      ...judgeRules(
        "hadolint",
        findings.map(({ rule, path }) => ({
          rule,
          outcome: "failed" as const,
          subjects: [{ kind: "file" as const, path }],
        })),
      ),
    ],
  });
}

function lintOf(path: string, findings: readonly Finding[]): Statement {
  const errors = findings.filter(({ level }) => level === "error");
  return {
    control: "iac-scan",
    result: errors.length > 0 ? "contradicts" : "supports",
    subject: { kind: "file", path },
    fact: `Linted by hadolint: ${levelCounts(findings)}`,
    rules: [...new Set(errors.map(({ rule }) => rule))],
  };
}

function levelCounts(findings: readonly Finding[]): string {
  const of = (level: string) => findings.filter((one) => one.level === level).length;
  const style = of("style");
  return [
    counted(of("error"), "error"),
    counted(of("warning"), "warning"),
    counted(of("info"), "info"),
    ...(style > 0 ? [`${style} of style`] : []),
  ].join(", ");
}
