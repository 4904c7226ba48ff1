import type { ClaimStatus } from "../pipeline/document";

/** What can be said of a control only together with why: it does not apply, or its risk is accepted. */
export type ExplainedStatus = Extract<ClaimStatus, "not-applicable" | "accepted">;

export function isExplained(status: ClaimStatus | "not-assessed"): status is ExplainedStatus {
  return status === "not-applicable" || status === "accepted";
}
