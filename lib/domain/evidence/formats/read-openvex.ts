import { err, ok, type Result } from "../../result";
import { counted } from "../../words/english";
import { fieldAt, listAt, textAt, textsAt } from "../fields";
import { isRecord } from "../../is-record";
import type { NotAffected, Report } from "../report";
import { reportDay } from "../report-day";
import type { Refusal } from "./format-reader";

interface VexLine {
  readonly vulnerability: readonly string[];
  readonly products: readonly string[];
  readonly packages: readonly string[];
  readonly status: string;
  readonly hasReason: boolean;
}

/**
 * OpenVEX 0.0 and 0.2: which vulnerabilities do not affect a product. It speaks of no control by itself; `applyVex` holds it against a
 * scan. The last statement on a vulnerability and a product counts, and "not affected" only with its reason, as the
 * specification asks (openvex/spec).
 */
export function readOpenVex(value: unknown): Result<Report, Refusal> | undefined {
  const context = textAt(value, "@context") ?? textsAt(value, "@context")[0];
  if (!isRecord(value) || context?.startsWith("https://openvex.dev/ns") !== true) return undefined;
  const lines = linesOf(value);
  if (lines.length === 0)
    return err({ message: "This OpenVEX document makes no statement, so it proves nothing." });
  const count = (status: string) => lines.filter((one) => one.status === status).length;
  const reasonless = lines.filter(({ status, hasReason }) => status === "not_affected" && !hasReason).length;
  const tool = textAt(value, "tooling") ?? "OpenVEX";
  const effective = reportDay(fieldAt(value, "timestamp"));
  return ok({
    format: "openvex",
    tool: { name: tool },
    ...(effective !== undefined && { effective }),
    subjects: [],
    summary: [
      `${count("not_affected")} not affected`,
      `${count("affected")} affected`,
      `${count("fixed")} fixed`,
      `${count("under_investigation")} under investigation`,
    ].join(", "),
    warnings:
      reasonless > 0
        ? [
            `${counted(reasonless, "statement")} of "not affected" without a reason ${reasonless === 1 ? "counts" : "count"} for nothing.`,
          ]
        : [],
    statements: [],
    notAffected: lines.flatMap(
      ({ status, hasReason, vulnerability, products, packages }): readonly NotAffected[] =>
        status === "not_affected" && hasReason ? [{ vulnerability, products, packages }] : [],
    ),
  });
}

/** One for each vulnerability and product: the last statement. */
function linesOf(value: unknown): readonly VexLine[] {
  const dated = listAt(value, "statements").map((statement, index) => ({
    statement,
    index,
    // Times are of one form, so that they compare as text; those of other zones are rare, and days apart all the same.
    at: textAt(statement, "timestamp") ?? textAt(value, "timestamp") ?? "",
  }));
  dated.sort((one, other) => (one.at === other.at ? one.index - other.index : one.at < other.at ? -1 : 1));
  const lines = new Map<string, VexLine>();
  for (const { statement } of dated) {
    const id = textAt(statement, "vulnerability", "name") ?? textAt(statement, "vulnerability");
    const status = textAt(statement, "status");
    if (id === undefined || status === undefined) continue;
    const vulnerability = [id, ...textsAt(statement, "vulnerability", "aliases")];
    const hasReason =
      textAt(statement, "justification") !== undefined || textAt(statement, "impact_statement") !== undefined;
    for (const product of listAt(statement, "products")) {
      const products = productNames(product);
      const packages = listAt(product, "subcomponents").flatMap(productNames);
      lines.set(JSON.stringify([id, products, packages]), {
        vulnerability,
        products,
        packages,
        status,
        hasReason,
      });
    }
  }
  return [...lines.values()];
}

/** A product is a text, or has an id, identifiers and hashes. */
function productNames(product: unknown): readonly string[] {
  const digest = textAt(product, "hashes", "sha-256");
  const names = [
    textAt({ product }, "product"),
    textAt(product, "@id"),
    textAt(product, "identifiers", "purl"),
    digest === undefined ? undefined : `sha256:${digest}`,
  ];
  return [...new Set(names.filter((one) => one !== undefined))];
}
