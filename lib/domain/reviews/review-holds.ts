import { isSame } from "../is-same";
import { subjectOfPiece } from "../evidence/subject-of-piece";
import type { Claim, Evidence, Review } from "../pipeline/document";
import { proofOf } from "../posture/coverage/proof-of";
import { saidFields } from "./said-of";

/**
 * Whether an approval is valid on a day: the claim has not changed. Approved evidence verifies the control by itself, against all
 * contradictions; newer, unapproved evidence changes nothing.
 * @param today the UTC day as `YYYY-MM-DD`
 */
export function reviewHolds(review: Review, claim: Claim, today: string): boolean {
  if (!saysAsConfirmed(review, claim)) return false;
  if (claim.status !== "implemented") return true;
  const against = (claim.evidence ?? []).filter(({ result }) => result === "contradicts");
  return proofOf([...against, ...confirmedPieces(review, claim)], today) === "verified";
}

/** Whether a claim has the approved content, without its evidence. */
export function saysAsConfirmed({ control, of }: Review, claim: Claim): boolean {
  return claim.control === control && saidFields.every((field) => isSame(claim[field], of[field]));
}

/** The pieces of a claim's evidence that were confirmed: the same, or of a scanner's report the same statement, whose id stays. */
export function confirmedPieces({ of: { evidence = [] } }: Review, claim: Claim): readonly Evidence[] {
  return (claim.evidence ?? []).filter(
    (piece) =>
      piece.result === "supports" &&
      evidence.some(
        (one) => one.id === piece.id && (isSame(one, piece) || subjectOfPiece(piece.id) !== undefined),
      ),
  );
}
