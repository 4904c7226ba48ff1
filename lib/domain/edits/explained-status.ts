import type { ClaimStatus } from "../pipeline/document";

/** Statuses that need a reason: not applicable, or accepted risk. */
export type ExplainedStatus = Extract<ClaimStatus, "not-applicable" | "accepted">;

export function isExplained(status: ClaimStatus | "not-assessed"): status is ExplainedStatus {
  return status === "not-applicable" || status === "accepted";
}
