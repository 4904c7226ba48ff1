import type { Claim, Reviewable } from "../pipeline/document";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";
import { claimedStatus } from "../posture/coverage/claimed-status";

/**
 * What of a claim a second person could confirm on a day: that it is verified, an exception that is in force, or an accepted risk.
 * @param today the UTC day as `YYYY-MM-DD`.
 * @returns undefined where it says none of these, or no longer
 */
export function reviewableOf(
  claim: Pick<Claim, "status" | "review" | "acceptance" | "evidence"> | undefined,
  today: string,
): Reviewable | undefined {
  if (acceptanceInForce(claim, today)) return "accepted";
  const status = claimedStatus(claim, today);
  return status === "verified" || status === "not-applicable" ? status : undefined;
}
