import { fieldAt, listAt, textAt } from "../fields";
import { severityOf } from "../judge-scan";
import type { FoundVulnerability } from "../report";
import { trivyRule } from "./trivy-rule";

/** One entry of `Results` of a report of Trivy: packages, configuration, secrets or licences of one target. */
export interface TrivyResult {
  readonly target: string;
  /** Whether packages were scanned, also without findings. */
  readonly hasPackages: boolean;
  readonly vulnerabilities: readonly FoundVulnerability[];
  /** Whether a configuration was scanned, also without findings. */
  readonly isConfiguration: boolean;
  /** How many checks were evaluated, by the summary. */
  readonly checks: number;
  readonly misconfigurations: readonly Misconfiguration[];
  readonly secrets: readonly { readonly rule: string; readonly title: string }[];
}

export interface Misconfiguration {
  readonly rule: string;
  readonly outcome: "failed" | "passed" | "unknown";
  readonly isGrave: boolean;
}

/** An entry of `Results`; undefined if it names no target. */
export function trivyResult(entry: unknown): TrivyResult | undefined {
  const target = textAt(entry, "Target");
  if (target === undefined) return undefined;
  const kind = textAt(entry, "Class");
  const misconfigurations = listAt(entry, "Misconfigurations").flatMap(misconfigurationOf);
  const secrets = listAt(entry, "Secrets").flatMap((one) => {
    const rule = textAt(one, "RuleID");
    return rule === undefined ? [] : [{ rule, title: textAt(one, "Title") ?? rule }];
  });
  const vulnerabilities = listAt(entry, "Vulnerabilities").flatMap(vulnerabilityOf);
  const isConfiguration = kind === "config" || misconfigurations.length > 0;
  const hasClass = kind !== undefined;
  return {
    target,
    hasPackages:
      kind === "os-pkgs" ||
      kind === "lang-pkgs" ||
      vulnerabilities.length > 0 ||
      (!hasClass && !isConfiguration && secrets.length === 0),
    vulnerabilities,
    isConfiguration,
    checks: Math.max(
      misconfigurations.length,
      countAt(entry, "MisconfSummary", "Successes") + countAt(entry, "MisconfSummary", "Failures"),
    ),
    misconfigurations,
    secrets,
  };
}

function countAt(entry: unknown, ...way: readonly string[]): number {
  const count = fieldAt(entry, ...way);
  return typeof count === "number" && Number.isSafeInteger(count) && count > 0 ? count : 0;
}

function misconfigurationOf(one: unknown): readonly Misconfiguration[] {
  const written = textAt(one, "AVDID") ?? textAt(one, "ID");
  const status = textAt(one, "Status")?.toUpperCase();
  if (written === undefined) return [];
  const severity = severityOf(textAt(one, "Severity"));
  return [
    {
      rule: trivyRule(written),
      // An exception is neither: it was not evaluated.
      outcome: status === "PASS" ? "passed" : status === "FAIL" ? "failed" : "unknown",
      isGrave: severity === "critical" || severity === "high",
    },
  ];
}

function vulnerabilityOf(one: unknown): readonly FoundVulnerability[] {
  const id = textAt(one, "VulnerabilityID");
  if (id === undefined) return [];
  const purl = textAt(one, "PkgIdentifier", "PURL");
  return [
    {
      id,
      aliases: [],
      severity: severityOf(textAt(one, "Severity")),
      hasFix: textAt(one, "FixedVersion") !== undefined,
      ...(purl !== undefined && { purl }),
    },
  ];
}
