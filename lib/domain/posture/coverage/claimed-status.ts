import type { Claim, ClaimStatus } from "../../pipeline/document";
import { proofOf } from "./proof-of";

type ClaimedStatus =
  | Exclude<ClaimStatus, "implemented" | "accepted">
  | ReturnType<typeof proofOf>
  | "not-assessed";

/** The status of a claim by itself, as if approved. Days as in `effectiveStatus`. */
export function claimedStatus(
  claim: Pick<Claim, "status" | "review" | "evidence"> | undefined,
  today: string,
): ClaimedStatus {
  if (claim?.status === undefined) return "not-assessed";
  if (claim.status === "not-applicable")
    return claim.review !== undefined && claim.review < today ? "not-assessed" : "not-applicable";
  // An accepted risk is still a gap.
  if (claim.status === "accepted") return "missing";
  return claim.status === "implemented" ? proofOf(claim.evidence ?? [], today) : claim.status;
}
