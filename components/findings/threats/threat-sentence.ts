import type { ThreatStatus } from "@/lib/domain/posture/posture";
import type { NumberLink } from "../number-links";
import type { AskedResult } from "./threat-query";
import { hasResult, type ThreatRow } from "./threat-rows";

export function threatLead(
  rows: readonly { readonly status: ThreatStatus; readonly isUnassessed: boolean }[],
): {
  readonly stress: string;
  readonly rest: string;
} {
  const count = (status: ThreatStatus) => rows.filter((row) => row.status === status).length;
  const relevant = rows.length - count("not-relevant");
  if (relevant === 0)
    return {
      stress: "No technique is relevant yet",
      rest: ": no control that mitigates one applies to a node on the map.",
    };
  const [open, partly, mitigated] = [count("open"), count("partly"), count("mitigated")];
  if (mitigated === relevant)
    return {
      stress:
        relevant === 1
          ? "The one relevant technique is mitigated"
          : `All ${relevant} relevant techniques are mitigated`,
      rest: " on every node that they concern.",
    };
  const others = [
    ...(partly > 0
      ? [`${partly} ${partly === 1 ? "is" : "are"} mitigated on some nodes and not on others`]
      : []),
    ...(mitigated > 0 ? [`${mitigated} on every node`] : []),
  ].join(", ");
  if (open === 0) {
    const all = relevant === 1 ? "the one that is relevant is" : `all ${relevant} are`;
    return {
      stress: "No relevant technique is wholly open",
      rest:
        partly === relevant
          ? `: ${all} mitigated on some nodes and not on others.`
          : `: of ${relevant}, ${others}.`,
    };
  }
  const unassessed = rows.filter(({ isUnassessed }) => isUnassessed).length;
  const why =
    unassessed === 0
      ? ""
      : unassessed === open
        ? `, and none of ${open === 1 ? "its" : "their"} controls is assessed yet`
        : `, and ${unassessed} of them ${unassessed === 1 ? "has" : "have"} no assessed control yet`;
  return {
    stress:
      relevant === 1
        ? "The one relevant technique is open"
        : `${open} of ${relevant} relevant techniques ${open === 1 ? "is" : "are"} open`,
    rest: `: no control that mitigates ${open === 1 ? "it" : "them"} is known to be in place${why}.${others === "" ? "" : ` The others: ${others}.`}`,
  };
}

const whats: { readonly [A in AskedResult]: string } = {
  open: "open techniques",
  partly: "techniques mitigated on some nodes",
  mitigated: "techniques mitigated on every node",
  "not-relevant": "techniques that are not relevant",
  relevant: "relevant techniques",
  unassessed: "open techniques without an assessed control",
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

/** The links of the numbers in both parts of `threatLead`, in its order. */
export function threatNumbers(
  rows: readonly Pick<ThreatRow, "status" | "isUnassessed">[],
  hrefOf: (asked: AskedResult) => string,
) {
  const of = (...asked: readonly AskedResult[]) => asked.map((one) => threatNumber(rows, one, hrefOf));
  const count = (asked: AskedResult) => rows.filter((row) => hasResult(row, asked)).length;
  if (count("mitigated") === count("relevant")) return { stress: of("mitigated"), rest: [] };
  if (count("open") === 0) return { stress: [], rest: of("relevant", "partly", "mitigated") };
  // If none is assessed, the sentence says so without the number.
  const isCounted = count("unassessed") < count("open");
  return {
    stress: of("open", "relevant"),
    rest: of(...(isCounted ? (["unassessed"] as const) : []), "partly", "mitigated"),
  };
}
