import { ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import { fieldAt, listAt, textAt, textsAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeRules } from "../judge-rules";
import { judgeScan, severityCounts } from "../judge-scan";
import type { Report, ReportSubject, Statement, VulnerabilityScan } from "../report";
import { reportDay } from "../report-day";
import { reportTime } from "../report-time";
import { distinctSubjects } from "../subjects";
import { filePath } from "./file-path";
import type { Refusal } from "./format-reader";
import { imageSubject } from "./image-subject";
import { readTrivyCluster } from "./read-trivy-cluster";
import { repositoryName } from "./repository-name";
import { type TrivyResult, trivyResult } from "./trivy-results";

/**
 * Trivy's JSON for an image, a file system, a repository, a machine or a cluster; version 1, a bare list, too. An image decides
 * on `img-vuln-scan`, a machine on `host-patching`, a source tree on `src-dependency-review`; secrets contradict `img-no-secrets`
 * or `src-secret-push-protection`; misconfigurations of a source tree decide on `iac-scan`, and by rules on other controls.
 */
export function readTrivy(value: unknown): Result<Report, Refusal> | undefined {
  if (isBareList(value))
    return ok(reportOf({ Results: value }, value.some(isImageTarget) ? "image" : "source"));
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, "ClusterName")) return readTrivyCluster(value);
  if (textAt(value, "ArtifactName") === undefined) return undefined;
  if (!Object.hasOwn(value, "SchemaVersion") && textAt(value, "ArtifactType") === undefined) return undefined;
  return ok(reportOf(value, scannedBy(value)));
}

type Scanned = "image" | "source" | "machine";

function scannedBy(value: unknown): Scanned {
  const type = textAt(value, "ArtifactType");
  if (type === "vm") return "machine";
  if (type === "container_image") return "image";
  if (type === "filesystem" || type === "repository") return "source";
  // A scan of a bill of materials, or a version that does not say: an operating system is in images.
  return listAt(value, "Results").some((one) => textAt(one, "Class") === "os-pkgs") ||
    fieldAt(value, "Metadata", "ImageID") !== undefined
    ? "image"
    : "source";
}

/** Version 1, before `SchemaVersion`: the results alone. */
function isBareList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (one) =>
        textAt(one, "Target") !== undefined &&
        (Object.hasOwn(Object(one), "Vulnerabilities") || textAt(one, "Type") !== undefined),
    )
  );
}

/** "shop (alpine 3.7.1)": a target with an operating system. */
const imageTarget = /^(\S+) \([a-z][\w.-]* [\w.-]+\)$/;

function isImageTarget(one: unknown): boolean {
  return imageTarget.test(textAt(one, "Target") ?? "");
}

function reportOf(value: unknown, scanned: Scanned): Report {
  const results = listAt(value, "Results").flatMap((one) => trivyResult(one) ?? []);
  const subject = subjectOf(value, scanned, results);
  const files = scanned === "source" ? results.map(fileOf) : [];
  const packages = results.filter(({ hasPackages }) => hasPackages);
  const found = packages.flatMap(({ vulnerabilities }) => vulnerabilities);
  const control = { image: "img-vuln-scan", source: "src-dependency-review", machine: "host-patching" }[
    scanned
  ];
  const scans: readonly VulnerabilityScan[] = packages.length > 0 ? [{ control, subject, found }] : [];
  const failed = results
    .flatMap(({ misconfigurations }) => misconfigurations)
    .filter(({ outcome }) => outcome === "failed");
  const version = textAt(value, "Trivy", "Version");
  const effective = reportDay(fieldAt(value, "CreatedAt"));
  const at = reportTime(fieldAt(value, "CreatedAt"));
  return {
    format: "trivy",
    tool: { name: "Trivy", ...(version !== undefined && { version }) },
    ...(effective !== undefined && { effective }),
    ...(at !== undefined && { at }),
    subjects: distinctSubjects([subject, ...files]),
    summary: summaryOf(results, failed.length),
    warnings: [
      ...(fieldAt(value, "Metadata", "OS", "EOSL") === true ? [endOfLife] : []),
      ...(results.length === 0 ? [nothingScanned] : []),
    ],
    statements: [
      ...scans.map(judgeScan),
      ...secretStatements(results, scanned, subject),
      ...(scanned === "source" ? configurationStatements(results, subject) : []),
      ...judgeRules(
        "trivy",
        results.flatMap((result) =>
          result.misconfigurations.map(({ rule, outcome }) => ({
            rule,
            outcome,
            subjects: scanned === "source" ? [fileOf(result)] : [subject],
          })),
        ),
      ),
    ],
    ...(scans.length > 0 && { scans }),
  };
}

const endOfLife =
  "The base system has reached its end of life: no new flaws are published for it, so few are found.";
const nothingScanned = "Nothing that Trivy knows was found in what it scanned, so the report proves nothing.";

function fileOf({ target }: TrivyResult): ReportSubject {
  return { kind: "file", path: filePath(target) };
}

function subjectOf(value: unknown, scanned: Scanned, results: readonly TrivyResult[]): ReportSubject {
  const name = textAt(value, "ArtifactName");
  if (scanned === "machine")
    return name === undefined ? { kind: "unnamed", of: "host" } : { kind: "host", name };
  if (scanned === "source") {
    const repository = repositoryName(textAt(value, "Metadata", "RepoURL")) ?? repositoryName(name);
    return repository === undefined
      ? { kind: "unnamed", of: "repository" }
      : { kind: "repository", name: repository };
  }
  const legacy = results.map(({ target }) => imageTarget.exec(target)?.[1]).find((one) => one !== undefined);
  return imageSubject([
    textAt(value, "Metadata", "Reference"),
    ...textsAt(value, "Metadata", "RepoTags"),
    name ?? legacy,
    ...textsAt(value, "Metadata", "RepoDigests"),
  ]);
}

function summaryOf(results: readonly TrivyResult[], failedChecks: number): string {
  const secrets = results.flatMap((one) => one.secrets).length;
  const parts = [
    ...(results.some(({ hasPackages }) => hasPackages)
      ? [severityCounts(results.flatMap(({ vulnerabilities }) => vulnerabilities))]
      : []),
    ...(results.some(({ isConfiguration }) => isConfiguration)
      ? [counted(failedChecks, "misconfiguration")]
      : []),
    ...(secrets > 0 ? [counted(secrets, "secret")] : []),
  ];
  return parts.length === 0 ? "Nothing was found to scan" : parts.join("; ");
}

function secretStatements(
  results: readonly TrivyResult[],
  scanned: Scanned,
  subject: ReportSubject,
): readonly Statement[] {
  const secrets = results.flatMap((one) => one.secrets);
  // Trivy lists no file in which it looked and found none, so a report without secrets proves nothing of them.
  if (secrets.length === 0 || scanned === "machine") return [];
  const titles = [...new Set(secrets.map(({ title }) => title))];
  return [
    {
      control: scanned === "image" ? "img-no-secrets" : "src-secret-push-protection",
      result: "contradicts",
      subject,
      fact: `${counted(secrets.length, "secret")} found: ${joinWithAnd(titles, 3)}`,
      rules: [...new Set(secrets.map(({ rule }) => rule))],
    },
  ];
}

function configurationStatements(
  results: readonly TrivyResult[],
  subject: ReportSubject,
): readonly Statement[] {
  const scannedFiles = results.filter(({ isConfiguration, checks }) => isConfiguration && checks > 0);
  if (scannedFiles.length === 0) return [];
  const grave = scannedFiles
    .flatMap(({ misconfigurations }) => misconfigurations)
    .filter(({ outcome, isGrave }) => outcome === "failed" && isGrave);
  const files = counted(scannedFiles.length, "configuration file");
  return [
    {
      control: "iac-scan",
      result: grave.length > 0 ? "contradicts" : "supports",
      subject,
      fact:
        grave.length > 0
          ? `${counted(grave.length, "critical or high misconfiguration")} in ${files}`
          : `${files} scanned, no critical or high misconfiguration`,
      rules: [...new Set(grave.map(({ rule }) => rule))],
    },
  ];
}
