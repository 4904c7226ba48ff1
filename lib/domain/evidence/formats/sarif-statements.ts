import { counted } from "../../words/english";
import type { ReportSubject, Statement } from "../report";
import { isOfImage } from "../subjects";
import type { SarifResult, SarifRun } from "./sarif-run";
import type { SarifTool } from "./sarif-tool";

/**
 * The verdict of a run on the control that requires such a scan. CodeQL, Semgrep and gitleaks list every rule that they ran, so
 * no results with rules means a clean run. Others list findings only, so no results may mean that there was nothing to scan.
 * @param whole the subject of the run
 */
export function sarifStatements(
  run: SarifRun,
  tool: SarifTool | undefined,
  whole: ReportSubject,
): readonly Statement[] {
  if (run.results === undefined) return [];
  const failed = run.results.filter(({ outcome }) => outcome === "failed");
  switch (tool) {
    case "codeql":
    case "semgrep":
      return analysis(run, failed, whole);
    case "gitleaks":
      return secrets(run, failed, whole);
    case "zizmor":
    case "poutine":
      return pipelines(run, failed, whole);
    case "hadolint":
      return configuration(run, failed, whole);
    case "checkov":
    case "kube-linter":
      // Both call every finding an error; only a severity of its rule says how grave it is.
      return failed.every(({ securitySeverity }) => securitySeverity !== undefined)
        ? configuration(run, failed, whole)
        : [];
    case "trivy":
      return [...trivySecrets(failed, whole), ...trivyConfiguration(run, run.results, whole)];
    case "grype":
    case "dockle":
    case "kubescape":
    case "scorecard":
    case undefined:
      return [];
  }
}

/** Above the level at which a finding should have stopped the change: an error, or a severity of 7 and more. */
function isGrave({ level, securitySeverity }: SarifResult): boolean {
  return securitySeverity === undefined ? level === "error" : securitySeverity >= 7;
}

const distinctRules = (results: readonly SarifResult[]) => [...new Set(results.map(({ rule }) => rule))];

function analysis(
  run: SarifRun,
  failed: readonly SarifResult[],
  subject: ReportSubject,
): readonly Statement[] {
  const grave = failed.filter(isGrave);
  if (grave.length > 0)
    return [
      {
        control: "src-sast-and-tests",
        result: "contradicts",
        subject,
        fact: `${run.tool} found ${counted(grave.length, "error")} or severity of 7 and more`,
        rules: distinctRules(grave),
      },
    ];
  if (run.rules.length === 0) return [];
  return [
    {
      control: "src-sast-and-tests",
      result: "supports",
      subject,
      fact: `${run.tool} ran ${counted(run.rules.length, "rule")} and found no error; it says nothing of tests`,
      rules: [],
    },
  ];
}

function secrets(
  run: SarifRun,
  failed: readonly SarifResult[],
  subject: ReportSubject,
): readonly Statement[] {
  if (failed.length > 0)
    return [
      {
        control: "src-secret-push-protection",
        result: "contradicts",
        subject,
        fact: `${counted(failed.length, "secret")} found by ${run.tool}`,
        rules: distinctRules(failed),
      },
    ];
  if (run.rules.length === 0) return [];
  return [
    {
      control: "src-secret-push-protection",
      result: "supports",
      subject,
      fact: `${run.tool} looked by ${counted(run.rules.length, "rule")} and found no secret`,
      rules: [],
    },
  ];
}

function pipelines(
  run: SarifRun,
  failed: readonly SarifResult[],
  subject: ReportSubject,
): readonly Statement[] {
  const files = new Set(failed.flatMap(({ path }) => path ?? []));
  if (files.size === 0) return [];
  return [
    {
      control: "ci-pipeline-as-code",
      result: "supports",
      subject,
      fact: `${run.tool} scanned the files of pipelines, with ${counted(failed.length, "finding")} in ${counted(files.size, "file")}`,
      rules: [],
    },
  ];
}

/** Without a finding it is not known whether there was anything to scan. */
function configuration(
  run: SarifRun,
  failed: readonly SarifResult[],
  subject: ReportSubject,
): readonly Statement[] {
  const files = new Set(run.results?.flatMap(({ path }) => path ?? []));
  if (files.size === 0) return [];
  const grave = failed.filter(isGrave);
  return [
    {
      control: "iac-scan",
      result: grave.length > 0 ? "contradicts" : "supports",
      subject,
      fact: `${run.tool} scanned ${counted(files.size, "file")}: ${counted(grave.length, "error")}, ${counted(failed.length - grave.length, "finding")} below`,
      rules: distinctRules(grave),
    },
  ];
}

/** For files only: an image is the output of a build. */
function trivyConfiguration(
  run: SarifRun,
  all: readonly SarifResult[],
  subject: ReportSubject,
): readonly Statement[] {
  const results = all.filter(({ tags }) => tags.includes("misconfiguration"));
  const failed = results.filter(({ outcome }) => outcome === "failed");
  return isOfImage(subject) ? [] : configuration({ ...run, results }, failed, subject);
}

function trivySecrets(failed: readonly SarifResult[], subject: ReportSubject): readonly Statement[] {
  const found = failed.filter(({ tags }) => tags.includes("secret"));
  if (found.length === 0) return [];
  return [
    {
      control: isOfImage(subject) ? "img-no-secrets" : "src-secret-push-protection",
      result: "contradicts",
      subject,
      fact: `${counted(found.length, "secret")} found`,
      rules: distinctRules(found),
    },
  ];
}
