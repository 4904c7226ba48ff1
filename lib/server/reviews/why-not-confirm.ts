import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { Claim } from "@/lib/domain/pipeline/document";
import { reviewsOf } from "@/lib/domain/pipeline/pipeline";
import { reviewHolds } from "@/lib/domain/reviews/review-holds";
import type { Confirmations } from "@/lib/domain/reviews/review-pending";
import type { Viewer } from "../auth/viewer";

/** A program that holds a token has seen nothing. */
export const tokenCannot = "A token can't confirm a claim: a person does, signed in";

/**
 * Why somebody may not confirm a claim on a day, as a sentence without its end; undefined where nothing is against it.
 * @param claimants the accounts that made the claim what it says: `claimantsOf`.
 */
export function whyNotConfirm(
  { userId, role, token }: Viewer,
  map: Confirmations,
  claim: Claim,
  claimants: ReadonlySet<string>,
  today: string,
): string | undefined {
  if (token !== undefined) return tokenCannot;
  if (!hasRole(role, "editor")) return "Editors confirm";
  if (claimants.has(userId))
    return "You made this claim, or added its evidence: somebody else has to confirm it";
  const isDone = reviewsOf(map, claim.node).some(
    (review) => review.reviewer === userId && reviewHolds(review, claim, today),
  );
  return isDone ? "You have confirmed this claim already" : undefined;
}
