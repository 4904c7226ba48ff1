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
 * For who keeps what decides, whatever the day: of a claim that a second person is to confirm, each confirmation of what it says, by
 * the ids of the pieces of its evidence that it confirms; undefined where nobody is to.
 */
export function confirmedParts(claim: Claim, map: Confirmations): readonly ReadonlySet<string>[] | undefined {
  if (map.policy.needsReview?.some((what) => statusOf[what] === claim.status) !== true) return undefined;
  return reviewsOf(map, claim.node)
    .filter((review) => saysAsConfirmed(review, claim))
    .map((review) => new Set(confirmedPieces(review, claim).map(({ id }) => id)));
}
