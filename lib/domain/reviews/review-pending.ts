import type { Claim } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { reviewHolds } from "./review-holds";
import { reviewableOf } from "./reviewable-of";

/** The parts of a map that decide which claims need approval, and which have it. */
export type Confirmations = Pick<Pipeline, "policy" | "reviews">;

/** Whether a claim needs approval by its workspace and has no valid one. @param today the UTC day as `YYYY-MM-DD` */
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
