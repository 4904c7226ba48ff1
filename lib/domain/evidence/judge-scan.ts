import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";
import type { FoundVulnerability, Statement, VulnerabilityScan } from "./report";

/**
 * The verdict of a vulnerability scan on its control: a critical vulnerability contradicts it, and a high one with a fix does, as
 * the catalogue forbids to ship these (`img-vuln-scan`). Without either, the scan supports it. The reader chooses the control by
 * the subject: docs/reference/scanners.md.
 */
export function judgeScan({ control, subject, found, takenAway = 0 }: VulnerabilityScan): Statement {
  const isOver = found.some(
    ({ severity, hasFix }) => severity === "critical" || (severity === "high" && hasFix),
  );
  const tail =
    takenAway === 0
      ? ""
      : `; ${takenAway} more ${takenAway === 1 ? "does" : "do"} not apply by a VEX document`;
  return {
    control,
    result: isOver ? "contradicts" : "supports",
    subject,
    fact: factOf(found) + tail,
    rules: [],
  };
}

/** "1 critical, 0 high, 3 medium": low and unknown severity only if there are any. */
export function severityCounts(found: readonly FoundVulnerability[]): string {
  const count = (severity: FoundVulnerability["severity"]) =>
    found.filter((one) => one.severity === severity).length;
  const shown = (["critical", "high", "medium"] as const).map((one) => `${count(one)} ${one}`);
  const low = count("low");
  const unknown = count("unknown");
  return [
    ...shown,
    ...(low > 0 ? [`${low} low`] : []),
    ...(unknown > 0 ? [`${unknown} of unknown severity`] : []),
  ].join(", ");
}

/** The severity in a scanner's words, whatever their case; Grype's negligible counts as low. */
export function severityOf(word: string | undefined): FoundVulnerability["severity"] {
  switch (word?.toLowerCase()) {
    case "critical":
      return "critical";
    case "high":
    case "important":
      return "high";
    case "medium":
    case "moderate":
      return "medium";
    case "low":
    case "negligible":
    case "info":
    case "none":
      return "low";
    default:
      return "unknown";
  }
}

function factOf(found: readonly FoundVulnerability[]): string {
  const grave = found.filter(({ severity }) => severity === "critical" || severity === "high");
  const critical = grave.filter(({ severity }) => severity === "critical").length;
  const high = grave.length - critical;
  const medium = found.filter(({ severity }) => severity === "medium").length;
  if (grave.length === 0)
    return `No critical or high vulnerability was found${medium > 0 ? `, ${counted(medium, "medium one")}` : ""}`;
  const counts = [...(critical > 0 ? [`${critical} critical`] : []), ...(high > 0 ? [`${high} high`] : [])];
  const noun = grave.length === 1 ? "vulnerability" : "vulnerabilities";
  return `${joinWithAnd(counts)} ${noun}, ${fixWords(grave)}`;
}

function fixWords(grave: readonly FoundVulnerability[]): string {
  const fixed = grave.filter(({ hasFix }) => hasFix).length;
  if (grave.length === 1) return fixed === 1 ? "with a fix" : "without a known fix";
  if (fixed === 0) return "none of them with a known fix";
  return fixed === grave.length ? "all of them with a fix" : `${fixed} of them with a fix`;
}
