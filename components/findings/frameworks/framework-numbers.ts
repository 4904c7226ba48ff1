import type { RequirementStatus } from "@/lib/domain/posture/posture";
import type { NumberLink } from "../link-numbers";
import { type AskedResult, hasResult } from "./framework-query";

const whats = {
  met: "requirements met",
  applicable: "requirements that apply here",
  partly: "requirements partly met",
  unmet: "requirements unmet",
} as const;

/** Where the numbers of `frameworkSentence` lead, in its order. */
export function frameworkNumbers(
  rows: readonly { readonly status: RequirementStatus }[],
  hrefOf: (asked: AskedResult) => string,
): readonly NumberLink[] {
  return (["met", "applicable", "partly", "unmet"] as const).map((asked) => ({
    count: rows.filter((row) => hasResult(row, asked)).length,
    what: whats[asked],
    href: hrefOf(asked),
  }));
}
