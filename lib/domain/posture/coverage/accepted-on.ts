import type { Acceptance, Claim } from "../../pipeline/document";
import { type Confirmations, isReviewPending } from "../../reviews/review-pending";
import { acceptanceInForce } from "./acceptance-in-force";

/**
 * The acceptance of a risk that counts on a day: one that is in force, and confirmed where its workspace asks for that. The control
 * is missing all the same. Undefined: none does.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @param map that the claim is on.
 */
export function acceptedOn(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): Acceptance | undefined {
  const acceptance = acceptanceInForce(claim, today);
  return acceptance && !isReviewPending(claim, today, map) ? acceptance : undefined;
}
