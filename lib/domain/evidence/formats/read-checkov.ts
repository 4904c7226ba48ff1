import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, listAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules } from "../judge-rules";
import { severityOf } from "../judge-scan";
import type { Report, ReportSubject, Statement } from "../report";
import { distinctSubjects } from "../subjects";
import { filePath } from "./file-path";
import type { Refusal } from "./format-reader";
import { isWorkloadKind } from "./workload-kinds";

interface Check {
  readonly rule: string;
  readonly outcome: "failed" | "passed" | "unknown";
  readonly severity: string | undefined;
  readonly framework: string;
  readonly file: ReportSubject;
  /** Of a manifest: what it describes. */
  readonly workload: ReportSubject | undefined;
}

/** Frameworks of Checkov whose files are pipelines. */
const pipelineFrameworks: ReadonlySet<string> = new Set([
  "github_actions",
  "gitlab_ci",
  "azure_pipelines",
  "circleci_pipelines",
  "bitbucket_pipelines",
  "argo_workflows",
]);
/** Those that read settings of a platform or packages, and no description of infrastructure. */
const otherFrameworks: ReadonlySet<string> = new Set([
  "github_configuration",
  "gitlab_configuration",
  "bitbucket_configuration",
  "sca_package",
  "sca_image",
  "secrets",
]);

/**
 * Checkov's JSON, one framework or a list of them. Checked pipeline files support `ci-pipeline-as-code`. Infrastructure files
 * decide on `iac-scan`: a failure of high or critical severity contradicts it, no failure supports it, and failures without
 * severity (Checkov without a platform) do neither.
 */
export function readCheckov(value: unknown): Result<Report, Refusal> | undefined {
  const documents: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (documents.length === 0 || !documents.every(isCheckov)) return undefined;
  const checks = documents.flatMap(checksOf);
  const evaluated = checks.filter(({ outcome }) => outcome !== "unknown");
  if (evaluated.length === 0)
    return err({ message: "This report of Checkov has no check that was evaluated, so it proves nothing." });
  const failed = evaluated.filter(({ outcome }) => outcome === "failed").length;
  const leftOut = checks.length - evaluated.length;
  const unread = documents.reduce<number>(
    (sum, one) => sum + listAt(one, "results", "parsing_errors").length,
    0,
  );
  const version = documents
    .map((one) => textAt(one, "summary", "checkov_version"))
    .find((one) => one !== undefined);
  return ok({
    format: "checkov",
    tool: { name: "Checkov", ...(version !== undefined && { version }) },
    subjects: distinctSubjects(
      checks.flatMap(({ file, workload }) => (workload === undefined ? [file] : [file, workload])),
    ),
    summary: `${counted(evaluated.length - failed, "check")} passed, ${failed} failed${leftOut > 0 ? `, ${leftOut} left out` : ""}`,
    warnings: unread > 0 ? [`${counted(unread, "file")} could not be read by Checkov.`] : [],
    statements: [
      ...scanStatements(evaluated, unread),
      ...judgeRules(
        "checkov",
        checks.map(({ rule, outcome, file, workload }) => ({
          rule,
          outcome,
          subjects: workload === undefined ? [file] : [workload, file],
        })),
      ),
    ],
  });
}

function isCheckov(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (textAt(value, "check_type") !== undefined)
    return isRecord(fieldAt(value, "summary")) || isRecord(fieldAt(value, "results"));
  // The output of version 2 if it found nothing to check.
  return (
    textAt(value, "checkov_version") !== undefined &&
    (Object.hasOwn(value, "resource_count") || Object.hasOwn(value, "resourcecount"))
  );
}

function checksOf(document: unknown): readonly Check[] {
  const framework = textAt(document, "check_type") ?? "";
  const of = (list: string, outcome: Check["outcome"]) =>
    listAt(document, "results", list).flatMap((one): readonly Check[] => {
      const rule = textAt(one, "check_id");
      const path = textAt(one, "file_path");
      if (rule === undefined || path === undefined) return [];
      return [
        {
          rule,
          outcome,
          severity: textAt(one, "severity"),
          framework,
          file: { kind: "file", path: filePath(path).replace(/^\/+/, "") },
          workload: workloadOf(framework, textAt(one, "resource")),
        },
      ];
    });
  return [
    ...of("failed_checks", "failed"),
    ...of("passed_checks", "passed"),
    ...of("skipped_checks", "unknown"),
  ];
}

/** "Deployment.shop.web", and "Deployment.shop.web.container" for one of its parts. */
function workloadOf(framework: string, resource: string | undefined): ReportSubject | undefined {
  if (framework !== "kubernetes" && framework !== "helm" && framework !== "kustomize") return undefined;
  const [type = "", namespace, name] = resource?.split(".") ?? [];
  if (!isWorkloadKind(type) || namespace === undefined || name === undefined || name === "") return undefined;
  return { kind: "workload", type, name, namespace };
}

function scanStatements(checks: readonly Check[], unread: number): readonly Statement[] {
  const subject: ReportSubject = { kind: "unnamed", of: "repository" };
  const pipelines = checks.filter(({ framework }) => pipelineFrameworks.has(framework));
  const descriptions = checks.filter(
    ({ framework }) => !pipelineFrameworks.has(framework) && !otherFrameworks.has(framework),
  );
  const failed = descriptions.filter(({ outcome }) => outcome === "failed");
  const grave = failed.filter(({ severity }) => /^(?:critical|high)$/.test(severityOf(severity)));
  const files = (of: readonly Check[]) =>
    counted(distinctSubjects(of.map(({ file }) => file)).length, "file");
  return [
    ...(pipelines.length > 0
      ? [
          {
            control: "ci-pipeline-as-code",
            result: "supports" as const,
            subject,
            fact: `Checkov checked ${files(pipelines)} that ${distinctSubjects(pipelines.map(({ file }) => file)).length === 1 ? "defines" : "define"} pipelines`,
            rules: [],
          },
        ]
      : []),
    ...(grave.length > 0
      ? [
          {
            control: "iac-scan",
            result: "contradicts" as const,
            subject,
            fact: `${counted(grave.length, "critical or high finding")} in ${files(descriptions)}`,
            rules: [...new Set(grave.map(({ rule }) => rule))],
          },
        ]
      : []),
    ...(descriptions.length > 0 && failed.length === 0 && unread === 0
      ? [
          {
            control: "iac-scan",
            result: "supports" as const,
            subject,
            fact: `${counted(descriptions.length, "check")} of ${files(descriptions)} passed, none failed`,
            rules: [],
          },
        ]
      : []),
  ];
}
