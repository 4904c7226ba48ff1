import type { Claim, Reviewable } from "../pipeline/document";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";
import { proofOf } from "../posture/coverage/proof-of";

/**
 * What of a claim a second person could confirm on a day: that it is verified, an exception that is in force, or an accepted risk.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @returns undefined where it says none of these, or no longer
 */
export function reviewableOf(
  claim: Pick<Claim, "status" | "review" | "acceptance" | "evidence"> | undefined,
  today: string,
): Reviewable | undefined {
  switch (claim?.status) {
    case "implemented":
      return proofOf(claim.evidence ?? [], today) === "verified" ? "verified" : undefined;
    case "not-applicable":
      return claim.review !== undefined && claim.review < today ? undefined : "not-applicable";
    case "accepted":
      return acceptanceInForce(claim, today) ? "accepted" : undefined;
    default:
      return undefined;
  }
}
