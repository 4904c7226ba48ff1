import type { Claim } from "../pipeline/document";
import { reviewsOf } from "../pipeline/pipeline";
import { askedOf } from "./asked-of";
import type { Confirmations } from "./review-pending";
import { confirmedPieces, saysAsConfirmed } from "./review-holds";

/**
 * For who keeps what decides, whatever the day: of a claim that a second person is to confirm, each confirmation of what it says, by
 * the ids of the pieces of its evidence that it confirms; undefined where nobody is to.
 */
export function confirmedParts(claim: Claim, map: Confirmations): readonly ReadonlySet<string>[] | undefined {
  if (!askedOf(claim, map.policy)) return undefined;
  return reviewsOf(map, claim.node)
    .filter((review) => saysAsConfirmed(review, claim))
    .map((review) => new Set(confirmedPieces(review, claim).map(({ id }) => id)));
}
