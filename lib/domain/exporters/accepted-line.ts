import type { Acceptance, Claim } from "../pipeline/document";
import type { ClaimNote } from "../posture/words/claim-note";

/** What a row says of an accepted risk that has not run out. */
export interface AcceptedLine extends Acceptance {
  readonly why?: string | undefined;
}

/** An acceptance that counts: current, and without pending approval. @param note of the claim */
export function acceptedIn(claim: Claim | undefined, note: ClaimNote | undefined): Acceptance | undefined {
  return note?.is === "accepted" ? claim?.acceptance : undefined;
}

/** The same with its reason. */
export function acceptedLine(
  claim: Claim | undefined,
  note: ClaimNote | undefined,
): AcceptedLine | undefined {
  const acceptance = acceptedIn(claim, note);
  return acceptance && { ...acceptance, why: claim?.reason };
}
