import { fieldAt, listAt, numberAt, textAt } from "../fields";
import { isRecord } from "../../is-record";
import { filePath } from "./file-path";
import { decoded } from "./image-subject";

export interface SarifResult {
  readonly rule: string;
  readonly outcome: "failed" | "passed" | "unknown";
  readonly level: string;
  /** What the tool says of it, for people. */
  readonly message: string;
  /** Of its rule: tags, and severity from 0 to 10. */
  readonly tags: readonly string[];
  readonly securitySeverity: number | undefined;
  readonly help: string;
  readonly path: string | undefined;
}

export interface SarifRun {
  readonly tool: string;
  readonly version: string | undefined;
  /** Whether the tool says that it ran to its end, or says nothing of it. */
  readonly isSuccessful: boolean;
  readonly endTime: unknown;
  /** Absent if the run has none, unlike an empty list. */
  readonly results: readonly SarifResult[] | undefined;
  /** Those that the tool lists, also of rules that found nothing. */
  readonly rules: readonly string[];
  readonly repository: string | undefined;
  readonly properties: unknown;
}

/**
 * One run of SARIF 2.1.0. A result that is absent by its baseline is left out. Unknown is one that was suppressed, or is neither a pass
 * nor a fail (kinds open, review, informational, notApplicable), or has the level none, by which Dockle says that it passed over a check.
 */
export function sarifRun(run: unknown): SarifRun | undefined {
  const driver = fieldAt(run, "tool", "driver");
  const tool = textAt(driver, "name");
  if (tool === undefined) return undefined;
  const described = [driver, ...listAt(run, "tool", "extensions")].map((part) => listAt(part, "rules"));
  const byId = new Map(described.flat().map((rule) => [textAt(rule, "id"), rule]));
  const invocations = listAt(run, "invocations");
  const results = fieldAt(run, "results");
  const folder = textAt(invocations[0], "workingDirectory", "uri");
  return {
    tool,
    version: textAt(driver, "semanticVersion") ?? textAt(driver, "version"),
    isSuccessful: !invocations.some((one) => fieldAt(one, "executionSuccessful") === false),
    endTime: invocations.map((one) => fieldAt(one, "endTimeUtc") ?? fieldAt(one, "startTimeUtc"))[0],
    results: Array.isArray(results)
      ? (results as readonly unknown[]).flatMap((one) => resultOf(one, described, byId, folder) ?? [])
      : undefined,
    rules: [...byId.keys()].filter((id) => id !== undefined),
    repository: textAt(listAt(run, "versionControlProvenance")[0], "repositoryUri"),
    properties: fieldAt(run, "properties"),
  };
}

function resultOf(
  one: unknown,
  described: readonly (readonly unknown[])[],
  byId: ReadonlyMap<string | undefined, unknown>,
  folder: string | undefined,
): SarifResult | undefined {
  if (textAt(one, "baselineState") === "absent") return undefined;
  const rule = textAt(one, "ruleId") ?? textAt(one, "rule", "id") ?? textAt(indexed(one, described), "id");
  if (rule === undefined) return undefined;
  const description = byId.get(rule) ?? byId.get(rule.replace(/\/[^/]*$/, ""));
  const level = textAt(one, "level") ?? textAt(description, "defaultConfiguration", "level") ?? "warning";
  const uri = textAt(listAt(one, "locations")[0], "physicalLocation", "artifactLocation", "uri");
  return {
    rule,
    outcome: isSuppressed(one) ? "unknown" : outcomeOf(textAt(one, "kind") ?? "fail", level),
    level,
    message: longTextAt(one, "message", "text"),
    tags: listAt(description, "properties", "tags").filter((tag) => typeof tag === "string"),
    securitySeverity: severityNumber(fieldAt(description, "properties", "security-severity")),
    help: longTextAt(description, "help", "text"),
    path: uri === undefined ? undefined : filePath(uriPath(uri), folder),
  };
}

function outcomeOf(kind: string, level: string): SarifResult["outcome"] {
  if (kind === "pass") return "passed";
  return kind === "fail" && level !== "none" ? "failed" : "unknown";
}

/** An address without a scheme is one, too, so that its percent signs mean characters. */
function uriPath(uri: string): string {
  return /^file:/i.test(uri) ? uri : decoded(uri);
}

function indexed(one: unknown, described: readonly (readonly unknown[])[]): unknown {
  const index = numberAt(one, "ruleIndex") ?? numberAt(one, "rule", "index");
  const component = numberAt(one, "rule", "toolComponent", "index");
  return index === undefined ? undefined : described[component === undefined ? 0 : component + 1]?.[index];
}

/** A suppression that was rejected or is under review suppresses nothing. */
function isSuppressed(one: unknown): boolean {
  return listAt(one, "suppressions").some(
    (suppression) => isRecord(suppression) && (textAt(suppression, "status") ?? "accepted") === "accepted",
  );
}

/** With its line ends, for tools write facts in lines. */
function longTextAt(value: unknown, ...way: readonly string[]): string {
  const found = fieldAt(value, ...way);
  return typeof found === "string" ? found.slice(0, 4000) : "";
}

function severityNumber(written: unknown): number | undefined {
  const number =
    typeof written === "string" && /^\d{1,2}(?:\.\d{1,2})?$/.test(written) ? Number(written) : written;
  return typeof number === "number" && number >= 0 && number <= 10 ? number : undefined;
}
