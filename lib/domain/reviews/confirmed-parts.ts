import type { Claim } from "../pipeline/document";
import { reviewsOf } from "../pipeline/pipeline";
import { askedOf } from "./asked-of";
import type { Confirmations } from "./review-pending";
import { confirmedPieces, saysAsConfirmed } from "./review-holds";

/** What of a claim is confirmed, whatever the day. */
export interface ConfirmedParts {
  /** Its status and all that is said with it. */
  readonly isSaid: boolean;
  /** The ids of its pieces of evidence that are. */
  readonly pieces: ReadonlySet<string>;
}

/** For who keeps what decides: of a claim that a second person is to confirm, what is confirmed; undefined where nobody is to. */
export function confirmedParts(claim: Claim, map: Confirmations): ConfirmedParts | undefined {
  if (!askedOf(claim, map.policy)) return undefined;
  const saying = reviewsOf(map, claim.node).filter((review) => saysAsConfirmed(review, claim));
  return {
    isSaid: saying.length > 0,
    pieces: new Set(saying.flatMap((review) => confirmedPieces(review, claim)).map(({ id }) => id)),
  };
}
