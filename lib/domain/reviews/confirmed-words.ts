import type { Claim, Review } from "../pipeline/document";
import { claimStatusWords } from "../posture/words/status-words";
import { counted, formatDay } from "../words/english";
import { confirmableOf } from "./confirmable-of";

/** What a claim says, as somebody confirms it: "not applicable, because “…”, to be looked at again by 1 Mar 2027". */
export function describeConfirmed(claim: Claim | undefined, today: string): string {
  if (claim?.status === undefined) return "nothing";
  const says = confirmableOf(claim, today);
  return says ? describeReviewed(says, today) : claimStatusWords[claim.status].word.toLowerCase();
}

/** What was confirmed, in words. @param today the UTC day on which evidence may have expired; absent: that is not said */
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
          `with this risk left: “${acceptance.residual}”`,
        ]),
    // One that was kept from when the control did not apply says nothing of an accepted risk.
    ...(review === undefined || status !== "not-applicable"
      ? []
      : [`to be looked at again by ${formatDay(review)}`]),
    ...(evidence.length === 0
      ? []
      : [`with ${counted(pieces.length, "piece")} of evidence: ${pieces.join("; ")}`]),
  ].join(", ");
}
