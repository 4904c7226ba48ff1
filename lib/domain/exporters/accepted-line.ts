import type { Acceptance, Claim } from "../pipeline/document";
import type { ClaimNote } from "../posture/words/claim-note";

/** What a row says of an accepted risk that has not run out. */
export interface AcceptedLine extends Acceptance {
  readonly why?: string | undefined;
}

/** @param note what is said of the claim */
export function acceptedLine(
  claim: Claim | undefined,
  note: ClaimNote | undefined,
): AcceptedLine | undefined {
  return note?.is === "accepted" && claim?.acceptance
    ? { ...claim.acceptance, why: claim.reason }
    : undefined;
}
