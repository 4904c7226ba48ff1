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

/** What a claim amounts to on a day, its evidence weighed (Analysis 3). */
export type EffectiveStatus = (typeof effectiveStatuses)[number];

/**
 * The status of a control on a node.
 * @param claim the node's claim of that control, undefined where there is none.
 * @param today the UTC day as `YYYY-MM-DD`; days compare as text, and are inclusive.
 * @param map that the claim is on: what its workspace has confirmed by a second person counts only where that was done.
 */
export function effectiveStatus(
  claim: Claim | undefined,
  today: string,
  map: Confirmations,
): EffectiveStatus {
  const status = claimedStatus(claim, today);
  return isReviewPending(claim, today, map) ? withoutReview(status) : status;
}

/** What a claim of that status counts as where a second person is to confirm it and has not. */
export function withoutReview(status: EffectiveStatus): EffectiveStatus {
  if (status === "verified") return "declared";
  // An exception with pending approval takes nothing out of scope.
  return status === "not-applicable" ? "not-assessed" : status;
}

/** Whether the control counts as in place: as declared (a person says so, nothing speaks against it) or as proven. */
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
  // The day after 9999-12-31, people's "never", has five digits and would sort as text before all others.
  return days.filter((day) => day.length === today.length).toSorted()[0];
}
