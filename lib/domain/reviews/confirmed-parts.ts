import type { Claim, Reviewable } from "../pipeline/document";
import { reviewsOf } from "../pipeline/pipeline";
import type { Confirmations } from "./review-pending";
import { confirmedPieces, saysAsConfirmed } from "./review-holds";

const statusOf: { readonly [R in Reviewable]: Claim["status"] } = {
  verified: "implemented",
  "not-applicable": "not-applicable",
  accepted: "accepted",
};

/**
 * What decides a pending approval, whatever the day: by approval, the ids of the evidence that it covers. Undefined for a claim
 * that needs no approval.
 */
export function confirmedParts(claim: Claim, map: Confirmations): readonly ReadonlySet<string>[] | undefined {
  if (map.policy.needsReview?.some((what) => statusOf[what] === claim.status) !== true) return undefined;
  return reviewsOf(map, claim.node)
    .filter((review) => saysAsConfirmed(review, claim))
    .map((review) => new Set(confirmedPieces(review, claim).map(({ id }) => id)));
}
