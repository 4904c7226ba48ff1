import type { Claim, Reviewable } from "../pipeline/document";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";
import { claimedStatus } from "../posture/coverage/claimed-status";

/**
 * What can be approved of a claim on a day: verification, a current exception, or an accepted risk.
 * @param today the UTC day as `YYYY-MM-DD`
 * @returns undefined for any other claim
 */
export function reviewableOf(
  claim: Pick<Claim, "status" | "review" | "acceptance" | "evidence"> | undefined,
  today: string,
): Reviewable | undefined {
  if (acceptanceInForce(claim, today)) return "accepted";
  const status = claimedStatus(claim, today);
  return status === "verified" || status === "not-applicable" ? status : undefined;
}
