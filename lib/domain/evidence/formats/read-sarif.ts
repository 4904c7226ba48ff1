import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import { fieldAt, listAt, textAt, textsAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules, type RuleResult } from "../judge-rules";
import { judgeScan, severityCounts } from "../judge-scan";
import type { Report, ReportSubject, Statement, VulnerabilityScan } from "../report";
import { reportDay } from "../report-day";
import { distinctSubjects, isOfImage } from "../subjects";
import type { Refusal } from "./format-reader";
import { imageSubject } from "./image-subject";
import { repositoryName } from "./repository-name";
import { type SarifResult, type SarifRun, sarifRun } from "./sarif-run";
import { sarifStatements } from "./sarif-statements";
import { type SarifTool, sarifTool } from "./sarif-tool";
import { sarifVulnerability } from "./sarif-vulnerability";
import { trivyRule } from "./trivy-rule";

/**
 * SARIF 2.1.0 of scanners in the catalogue; of others only findings are counted. Failed rules contradict by the catalogue's
 * table, rules with a result of kind pass support. An unsuccessful run, or one without a list of results, supports nothing; for a
 * run without results see `sarifStatements`.
 */
export function readSarif(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value) || !Array.isArray(fieldAt(value, "runs"))) return undefined;
  if (textAt(value, "version") === undefined && textAt(value, "$schema") === undefined) return undefined;
  const version = textAt(value, "version") ?? "2.1.0";
  if (version !== "2.1.0")
    return err({ message: `This is SARIF ${version}, which is not supported; SARIF 2.1.0 is.` });
  const runs = listAt(value, "runs").flatMap((run) => sarifRun(run) ?? []);
  const [first] = runs;
  if (!first) return err({ message: "This SARIF file has no run of a tool, so it proves nothing." });
  const parts = runs.map(partOf);
  const effective = runs.map(({ endTime }) => reportDay(endTime)).find((one) => one !== undefined);
  const scans = parts.flatMap((part) => part.scans);
  return ok({
    format: "sarif",
    tool: { name: first.tool, ...(first.version !== undefined && { version: first.version }) },
    ...(effective !== undefined && { effective }),
    subjects: distinctSubjects(parts.flatMap(({ subjects }) => subjects)),
    summary: parts.map(({ summary }) => summary).join("; "),
    warnings: [...new Set(parts.flatMap(({ warnings }) => warnings))],
    statements: runs.flatMap((run, index) => {
      const { tool, version: toolVersion, endTime } = run;
      const isFirst = tool === first.tool && toolVersion === first.version;
      const day = reportDay(endTime);
      const statements = parts[index]?.statements ?? [];
      if (isFirst && (day === undefined || day === effective)) return statements;
      const ran = {
        tool: { name: tool, ...(toolVersion !== undefined && { version: toolVersion }) },
        ...(day !== undefined && { effective: day }),
      };
      return statements.map((statement) => ({ ...statement, ran }));
    }),
    ...(scans.length > 0 && { scans }),
  });
}

interface Part {
  readonly subjects: readonly ReportSubject[];
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly statements: readonly Statement[];
  readonly scans: readonly VulnerabilityScan[];
}

function partOf(run: SarifRun): Part {
  const tool = sarifTool(run.tool);
  const results = run.results ?? [];
  const whole = wholeOf(run, tool);
  const failed = results.filter(({ outcome }) => outcome === "failed");
  const isImage = isOfImage(whole);
  const files = isImage
    ? []
    : results.flatMap(({ path }): readonly ReportSubject[] =>
        path === undefined ? [] : [{ kind: "file", path }],
      );
  const found =
    tool === "trivy" || tool === "grype" ? failed.flatMap((one) => sarifVulnerability(one) ?? []) : [];
  const scans: readonly VulnerabilityScan[] =
    found.length > 0
      ? [{ control: isImage ? "img-vuln-scan" : "src-dependency-review", subject: whole, found }]
      : [];
  const statements = [
    ...scans.map(judgeScan),
    ...sarifStatements(run, tool, whole),
    ...(tool === undefined ? [] : judgeRules(tool, ruleResults(tool, results, whole, isImage))),
  ];
  return {
    subjects: [whole, ...files],
    summary: summaryOf(run, failed, found.length > 0 ? severityCounts(found) : undefined),
    warnings: warningsOf(run),
    statements: run.isSuccessful ? statements : statements.filter(({ result }) => result === "contradicts"),
    scans: run.isSuccessful ? scans : [],
  };
}

/** How Grype says in each result that it read an image; older versions do not say which. */
const grypeImage = / was found in image (\S+) at: |\binstalled in the container$/;

/** What the run as a whole is about. */
function wholeOf(
  { repository, properties, results = [] }: SarifRun,
  tool: SarifTool | undefined,
): ReportSubject {
  const image = textAt(properties, "imageName");
  if (image !== undefined || textAt(properties, "imageID") !== undefined)
    return imageSubject([...textsAt(properties, "repoTags"), image, ...textsAt(properties, "repoDigests")]);
  const scanned = tool === "grype" ? results.find(({ message }) => grypeImage.test(message)) : undefined;
  if (scanned) return imageSubject([grypeImage.exec(scanned.message)?.[1]]);
  if (tool === "dockle") return { kind: "unnamed", of: "image" };
  if (tool === "kubescape") return { kind: "unnamed", of: "cluster" };
  const name = repositoryName(repository);
  return name === undefined ? { kind: "unnamed", of: "repository" } : { kind: "repository", name };
}

function ruleResults(
  tool: SarifTool,
  results: readonly SarifResult[],
  whole: ReportSubject,
  isImage: boolean,
): readonly RuleResult[] {
  return results.flatMap(({ rule: written, outcome, path, message }): readonly RuleResult[] => {
    const rule = ruleOf(tool, written, message);
    if (rule === undefined) return [];
    const file: readonly ReportSubject[] = path === undefined || isImage ? [] : [{ kind: "file", path }];
    return [{ rule, outcome, subjects: tool === "scorecard" ? [whole] : [...file, whole] }];
  });
}

/** A rule as the catalogue spells it; undefined if the tool does not count the result as a failure. */
function ruleOf(tool: SarifTool, written: string, message: string): string | undefined {
  if (tool === "trivy") return trivyRule(written);
  if (tool === "zizmor" || tool === "poutine") return written.replace(/^(?:zizmor|poutine)\//, "");
  if (tool !== "scorecard") return written;
  // "BranchProtectionID" is Branch-Protection, and scores between 4 and 10 show neither, as in read-scorecard.ts.
  const score = /^score is (\d+):/.exec(message)?.[1];
  if (score === undefined || Number(score) > 4) return undefined;
  return written === "SASTID" ? "SAST" : written.replace(/ID$/, "").replaceAll(/([a-z])(?=[A-Z])/g, "$1-");
}

function summaryOf(run: SarifRun, failed: readonly SarifResult[], severities: string | undefined): string {
  if (run.results === undefined) return `${run.tool}: no results`;
  const of = (level: string) => failed.filter((one) => one.level === level).length;
  const rest =
    severities ??
    joinWithAnd([
      counted(of("error"), "error"),
      counted(of("warning"), "warning"),
      counted(of("note"), "note"),
    ]);
  return `${counted(failed.length, "finding")} of ${run.tool}: ${rest}`;
}

function warningsOf(run: SarifRun): readonly string[] {
  return [
    ...(run.isSuccessful ? [] : [`${run.tool} says that it did not run to its end.`]),
    ...(run.results === undefined ? ["The run has no list of results, so it proves nothing."] : []),
    ...(sarifTool(run.tool) === undefined
      ? [`${run.tool} is no tool that the catalogue names: its findings are counted only.`]
      : []),
  ];
}
