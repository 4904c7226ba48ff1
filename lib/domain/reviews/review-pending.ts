import type { Claim } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { reviewHolds } from "./review-holds";
import { reviewableOf } from "./reviewable-of";

/** What of a map says which claims a second person is to confirm, and which are confirmed. */
export type Confirmations = Pick<Pipeline, "policy" | "reviews">;

/**
 * Whether a claim says what its workspace has confirmed by a second person, and no confirmation of it holds.
 * @param today the UTC day as `YYYY-MM-DD`.
 */
export function isReviewPending(
  claim: Claim | undefined,
  today: string,
  { policy, reviews }: Confirmations,
): boolean {
  // Runs for every claim of every map, and most need no approval.
  if (claim === undefined || policy.needsReview === undefined || policy.needsReview.length === 0)
    return false;
  const what = reviewableOf(claim, today);
  if (what === undefined || !policy.needsReview.includes(what)) return false;
  return !(reviews.get(claim.node) ?? []).some((review) => reviewHolds(review, claim, today));
}
