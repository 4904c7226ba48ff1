import type { NumberLink } from "../link-numbers";
import type { AskedResult } from "./threat-query";
import { hasResult, type ThreatRow } from "./threat-rows";

const whats: { readonly [A in AskedResult]: string } = {
  open: "open techniques",
  partly: "techniques mitigated on some nodes",
  mitigated: "techniques mitigated on every node",
  "not-relevant": "techniques that are not relevant",
  relevant: "relevant techniques",
  unassessed: "open techniques of which nothing is assessed",
};

export function threatNumber(
  rows: readonly Pick<ThreatRow, "status" | "isUnassessed">[],
  asked: AskedResult,
  hrefOf: (asked: AskedResult) => string,
): NumberLink {
  return {
    count: rows.filter((row) => hasResult(row, asked)).length,
    what: whats[asked],
    href: hrefOf(asked),
  };
}

/** Where the numbers of both parts of `threatLead` lead, in its order. */
export function threatNumbers(
  rows: readonly Pick<ThreatRow, "status" | "isUnassessed">[],
  hrefOf: (asked: AskedResult) => string,
) {
  const of = (...asked: readonly AskedResult[]) => asked.map((one) => threatNumber(rows, one, hrefOf));
  const count = (asked: AskedResult) => rows.filter((row) => hasResult(row, asked)).length;
  if (count("mitigated") === count("relevant")) return { stress: of("mitigated"), rest: [] };
  if (count("open") === 0) return { stress: [], rest: of("relevant", "partly", "mitigated") };
  // Where nothing of any is assessed, the sentence says so without the number.
  const isCounted = count("unassessed") < count("open");
  return {
    stress: of("open", "relevant"),
    rest: of(...(isCounted ? (["unassessed"] as const) : []), "partly", "mitigated"),
  };
}
