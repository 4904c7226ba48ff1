import type { Claim, Review } from "../pipeline/document";
import { claimStatusWords } from "../posture/words/status-words";
import { counted, formatDay } from "../words/english";
import { confirmableOf } from "./confirmable-of";

/** The status to approve, in words: "not applicable, because “…”, to be reviewed by 1 Mar 2027". */
export function describeConfirmed(claim: Claim | undefined, today: string): string {
  if (claim?.status === undefined) return "nothing";
  const says = confirmableOf(claim, today);
  return says ? describeReviewed(says, today) : claimStatusWords[claim.status].word.toLowerCase();
}

/** The approved status, in words. @param today the UTC day for expired evidence; absent: not told */
export function describeReviewed(
  { status, reason, review, acceptance, evidence = [] }: Review["of"],
  today = "",
): string {
  const pieces = evidence.map(({ title, expires = today }) =>
    expires < today ? `${title} (expired on ${formatDay(expires)})` : title,
  );
  return [
    claimStatusWords[status].word.toLowerCase(),
    ...(reason === undefined || reason === "" ? [] : [`because “${reason}”`]),
    ...(acceptance === undefined
      ? []
      : [
          `accepted by ${acceptance.by} until ${formatDay(acceptance.until)}`,
          `with the residual risk “${acceptance.residual}”`,
        ]),
    // Another status can keep a review day from when the control did not apply.
    ...(review === undefined || status !== "not-applicable"
      ? []
      : [`to be reviewed by ${formatDay(review)}`]),
    ...(evidence.length === 0
      ? []
      : [`with ${counted(pieces.length, "piece")} of evidence: ${pieces.join("; ")}`]),
  ].join(", ");
}
