import type { Acceptance, Claim } from "../../pipeline/document";
import { type Confirmations, isReviewPending } from "../../reviews/review-pending";
import { acceptanceInForce } from "./acceptance-in-force";

/**
 * The acceptance that counts on a day: current, and approved if its workspace requires that. The control is still missing.
 * Undefined: none.
 * @param today the UTC day as `YYYY-MM-DD`
 * @param map of the claim
 */
export function acceptedOn(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): Acceptance | undefined {
  const acceptance = acceptanceInForce(claim, today);
  return acceptance && !isReviewPending(claim, today, map) ? acceptance : undefined;
}
