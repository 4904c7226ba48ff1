import { err, ok, type Result } from "../../result";
import { fieldAt, listAt, textAt, textsAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeScan, severityCounts, severityOf } from "../judge-scan";
import type { FoundVulnerability, Report, ReportSubject, VulnerabilityScan } from "../report";
import { reportDay } from "../report-day";
import { reportTime } from "../report-time";
import type { Refusal } from "./format-reader";
import { imageSubject, isDigest } from "./image-subject";
import { repositoryName } from "./repository-name";

/** What Grype's JSON says: of an image `img-vuln-scan`, of a folder or a file `src-dependency-review`. */
export function readGrype(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value) || !Array.isArray(fieldAt(value, "matches"))) return undefined;
  const isGrype = textAt(value, "descriptor", "name") === "grype" || isRecord(fieldAt(value, "source"));
  if (!isGrype) return undefined;
  const type = textAt(value, "source", "type");
  if (type === undefined)
    return err({ message: "This report of Grype does not say what was scanned, so it proves nothing." });
  const isImage = type === "image";
  const subject = isImage ? imageOf(value) : sourceOf(value);
  const found = listAt(value, "matches").flatMap(vulnerabilityOf);
  const scan: VulnerabilityScan = {
    control: isImage ? "img-vuln-scan" : "src-dependency-review",
    subject,
    found,
  };
  const version = textAt(value, "descriptor", "version");
  const effective = reportDay(fieldAt(value, "descriptor", "timestamp"));
  const at = reportTime(fieldAt(value, "descriptor", "timestamp"));
  const isUnnamed = isImage && !(subject.kind === "image" && subject.name !== undefined);
  return ok({
    format: "grype",
    tool: { name: "Grype", ...(version !== undefined && { version }) },
    ...(effective !== undefined && { effective }),
    ...(at !== undefined && { at }),
    subjects: [subject],
    summary: severityCounts(found),
    warnings: isUnnamed ? ["The report does not name the image."] : [],
    statements: [judgeScan(scan)],
    scans: [scan],
  });
}

function imageOf(value: unknown): ReportSubject {
  const target = fieldAt(value, "source", "target");
  const names = [
    ...textsAt(target, "tags"),
    textAt(target, "userInput"),
    ...textsAt(target, "repoDigests"),
  ] as const;
  const manifest = textAt(target, "manifestDigest");
  // Grype computes another digest for an image from an engine, so the registry's own digest comes first.
  const ofRegistry = textsAt(target, "repoDigests").some((one) => one.includes("@sha256:"));
  return imageSubject(names, !ofRegistry && isDigest(manifest) ? manifest : undefined);
}

function sourceOf(value: unknown): ReportSubject {
  const target = textAt(value, "source", "target") ?? textAt(value, "source", "target", "userInput");
  const name = repositoryName(target);
  return name === undefined ? { kind: "unnamed", of: "repository" } : { kind: "repository", name };
}

function vulnerabilityOf(match: unknown): readonly FoundVulnerability[] {
  const id = textAt(match, "vulnerability", "id");
  if (id === undefined) return [];
  const purl = textAt(match, "artifact", "purl");
  return [
    {
      id,
      aliases: listAt(match, "relatedVulnerabilities").flatMap((one) => textAt(one, "id") ?? []),
      severity: severityOf(textAt(match, "vulnerability", "severity")),
      hasFix: textAt(match, "vulnerability", "fix", "state") === "fixed",
      ...(purl !== undefined && { purl }),
    },
  ];
}
