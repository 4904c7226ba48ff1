import { ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, listAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { judgeScan, severityCounts, severityOf } from "../judge-scan";
import type { FoundVulnerability, NotAffected, Report, ReportSubject, VulnerabilityScan } from "../report";
import { reportDay } from "../report-day";
import { reportTime } from "../report-time";
import { billStatements } from "./bill-of-materials";
import type { Refusal } from "./format-reader";
import { imageOfPurl, imageSubject, isDigest } from "./image-subject";
import { repositoryName } from "./repository-name";
import { isOfImage } from "../subjects";

/**
 * CycloneDX, as JSON or from `cyclonedxOfXml`: the SBOM of an image supports `img-sbom`. Vulnerabilities by Trivy or Grype count
 * as in their own reports; those analysed as not affected or false positive go to `applyVex`.
 */
export function readCycloneDx(value: unknown): Result<Report, Refusal> | undefined {
  if (!isRecord(value) || textAt(value, "bomFormat")?.toLowerCase() !== "cyclonedx") return undefined;
  const version = textAt(value, "specVersion");
  const components = listAt(value, "components").length;
  const subject = subjectOf(value);
  const tool = toolOf(value);
  const vulnerabilities = listAt(value, "vulnerabilities");
  const notAffected = notAffectedIn(value, subject);
  const found = vulnerabilities.flatMap((one) => (isTakenAway(one) ? [] : vulnerabilityOf(one)));
  const scan = scanOf(tool?.name, subject, found);
  const kind = `CycloneDX${version === undefined ? "" : ` ${version}`}`;
  const effective = reportDay(fieldAt(value, "metadata", "timestamp"));
  const at = reportTime(fieldAt(value, "metadata", "timestamp"));
  const isEmpty = components === 0 && vulnerabilities.length === 0;
  return ok({
    format: "cyclonedx",
    tool: tool ?? { name: "CycloneDX" },
    ...(effective !== undefined && { effective }),
    ...(at !== undefined && { at }),
    subjects: [subject],
    summary: summaryOf(
      kind,
      components,
      vulnerabilities.length,
      found,
      vulnerabilities.filter(isTakenAway).length,
    ),
    warnings: isEmpty ? ["The document lists no component, so it proves nothing."] : [],
    statements: [
      ...billStatements(`An SBOM in ${kind}`, subject, components),
      ...(scan ? [judgeScan(scan)] : []),
    ],
    ...(scan && { scans: [scan] }),
    ...(notAffected.length > 0 && { notAffected }),
  });
}

function summaryOf(
  kind: string,
  components: number,
  vulnerabilities: number,
  found: readonly FoundVulnerability[],
  notAffected: number,
): string {
  const parts = [
    ...(components > 0 || vulnerabilities === 0
      ? [`SBOM in ${kind}, ${counted(components, "component")}`]
      : []),
    ...(found.length > 0 ? [severityCounts(found)] : []),
    ...(notAffected > 0
      ? [`${counted(notAffected, "vulnerability", "vulnerabilities")} said not to apply`]
      : []),
  ];
  return parts.length === 0
    ? `VEX in ${kind}, ${counted(vulnerabilities, "vulnerability", "vulnerabilities")}`
    : parts.join("; ");
}

/** Version 1.5 has tools as components, those before as a list. */
function toolOf(value: unknown): Report["tool"] | undefined {
  const tools = [...listAt(value, "metadata", "tools"), ...listAt(value, "metadata", "tools", "components")];
  const [first] = tools;
  const name = textAt(first, "name");
  const version = textAt(first, "version");
  return name === undefined ? undefined : { name, ...(version !== undefined && { version }) };
}

function subjectOf(value: unknown): ReportSubject {
  const component = fieldAt(value, "metadata", "component");
  if (textAt(component, "type") === "container") return imageOf(component);
  const addresses = listAt(component, "externalReferences")
    .filter((one) => textAt(one, "type") === "vcs")
    .map((one) => textAt(one, "url"));
  const name = addresses.map(repositoryName).find((one) => one !== undefined);
  return name === undefined ? { kind: "unnamed", of: "repository" } : { kind: "repository", name };
}

function imageOf(component: unknown): ReportSubject {
  const properties = (name: string) =>
    listAt(component, "properties").flatMap((one) =>
      textAt(one, "name") === `aquasecurity:trivy:${name}` ? (textAt(one, "value") ?? []) : [],
    );
  const named = textAt(component, "name");
  const version = textAt(component, "version");
  const purl = imageOfPurl(textAt(component, "purl"));
  const hasTag = named !== undefined && /:[\w.-]+$/.test(named.slice(named.lastIndexOf("/") + 1));
  const isTag = version !== undefined && /^[\w][\w.-]{0,127}$/.test(version);
  const name =
    named !== undefined && !hasTag && !named.includes("@") && isTag ? `${named}:${version}` : named;
  const digests = properties("RepoDigest");
  return imageSubject(
    [...properties("Reference"), ...properties("RepoTag"), name, purl?.name, ...digests],
    isDigest(version) ? version : purl?.digest,
  );
}

function scanOf(
  tool: string | undefined,
  subject: ReportSubject,
  found: readonly FoundVulnerability[],
): VulnerabilityScan | undefined {
  // A bill without vulnerabilities was not scanned for any.
  if (found.length === 0 || !/^(?:trivy|grype)$/i.test(tool ?? "")) return undefined;
  return { control: isOfImage(subject) ? "img-vuln-scan" : "src-dependency-review", subject, found };
}

function vulnerabilityOf(one: unknown): readonly FoundVulnerability[] {
  const id = textAt(one, "id");
  if (id === undefined) return [];
  const severities = listAt(one, "ratings").map((rating) => severityOf(textAt(rating, "severity")));
  return [
    {
      id,
      aliases: listAt(one, "references").flatMap((reference) => textAt(reference, "id") ?? []),
      severity: severities.find((severity) => severity !== "unknown") ?? "unknown",
      hasFix: /upgrade|update/i.test(textAt(one, "recommendation") ?? ""),
    },
  ];
}

function isTakenAway(one: unknown): boolean {
  const state = textAt(one, "analysis", "state");
  return (state === "not_affected" || state === "false_positive") && hasReason(one);
}

/** A word alone, without why, takes nothing away. */
function hasReason(one: unknown): boolean {
  return (
    textAt(one, "analysis", "justification") !== undefined || textAt(one, "analysis", "detail") !== undefined
  );
}

function notAffectedIn(value: unknown, subject: ReportSubject): readonly NotAffected[] {
  const whole = fieldAt(value, "metadata", "component");
  const wholeRef = textAt(whole, "bom-ref");
  const wholePurl = textAt(whole, "purl");
  const products = [...namesOf(subject), ...(wholePurl === undefined ? [] : [wholePurl])];
  if (products.length === 0) return [];
  const purls = new Map(
    listAt(value, "components").map((one) => [textAt(one, "bom-ref"), textAt(one, "purl")] as const),
  );
  return listAt(value, "vulnerabilities").flatMap((one): readonly NotAffected[] => {
    const id = textAt(one, "id");
    if (id === undefined || !isTakenAway(one)) return [];
    // A reference to another document's component ends in the reference that is used there.
    const refs = listAt(one, "affects").flatMap(
      (affected) => textAt(affected, "ref")?.replace(/^urn:cdx:[^#]*#/, "") ?? [],
    );
    const isWhole = wholeRef !== undefined && refs.includes(wholeRef);
    const packages = refs.flatMap((ref) => (ref.startsWith("pkg:") ? ref : (purls.get(ref) ?? [])));
    // A reference without a target may mean anything.
    if (!isWhole && packages.length === 0) return [];
    return [{ vulnerability: [id], products, packages: isWhole ? [] : [...new Set(packages)] }];
  });
}

function namesOf(subject: ReportSubject): readonly string[] {
  if (subject.kind === "repository") return subject.name === undefined ? [] : [subject.name];
  if (subject.kind !== "image") return [];
  return [subject.name, ...(subject.names ?? []), subject.digest].filter((one) => one !== undefined);
}
