import type { Claim } from "../../pipeline/document";
import { type Confirmations, isReviewPending } from "../../reviews/review-pending";
import { dayAfter } from "../../days-after";
import { claimedStatus } from "./claimed-status";

export const effectiveStatuses = [
  "verified",
  "declared",
  "stale",
  "contradicted",
  "partial",
  "planned",
  "missing",
  "not-assessed",
  "not-applicable",
] as const;

/** The status of a claim on a day, with its evidence (Analysis 3). */
export type EffectiveStatus = (typeof effectiveStatuses)[number];

/**
 * The status of a control on a node.
 * @param claim undefined if there is none
 * @param today the UTC day as `YYYY-MM-DD`; days compare as text, and are inclusive
 * @param map of the claim: a status that its workspace requires approval of counts only if approved
 */
export function effectiveStatus(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): EffectiveStatus {
  const status = claimedStatus(claim, today);
  return isReviewPending(claim, today, map) ? withoutReview(status) : status;
}

/** The status while approval is pending. */
export function withoutReview(status: EffectiveStatus): EffectiveStatus {
  if (status === "verified") return "declared";
  // An exception with pending approval takes nothing out of scope.
  return status === "not-applicable" ? "not-assessed" : status;
}

/** Whether the control counts as in place: declared (and not contradicted) or verified. */
export function isEffective(status: EffectiveStatus, as: "declared" | "proven"): boolean {
  return status === "verified" || (as === "declared" && status === "declared");
}

/** Whether a control with this status is a gap. */
export function isOpen(status: EffectiveStatus, as: "declared" | "proven"): boolean {
  return status !== "not-applicable" && !isEffective(status, as);
}

/** The first day after `today` on which time alone changes a claim's status, or ends its acceptance; undefined: none. */
export function nextChangeOf(claim: Claim, today: string): string | undefined {
  const days: string[] = [];
  if (claim.status === "not-applicable" && claim.review !== undefined && claim.review >= today)
    days.push(dayAfter(claim.review));
  const accepted = claim.status === "accepted" ? claim.acceptance : undefined;
  if (accepted && accepted.until >= today) days.push(dayAfter(accepted.until));
  for (const { effective, expires } of claim.status === "implemented" ? (claim.evidence ?? []) : []) {
    if (effective > today) days.push(effective);
    if (expires !== undefined && expires >= today) days.push(dayAfter(expires));
  }
  // The day after 9999-12-31, which people use as "never", has five digits and would sort before all others.
  return days.filter((day) => day.length === today.length).toSorted()[0];
}
