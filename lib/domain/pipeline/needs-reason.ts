import type { Claim } from "./document";
import type { Coming } from "./needs-acceptance";
import type { OperationBody } from "./operations";
import { claimsOf, type Pipeline } from "./pipeline";
import { isBlank } from "./texts";

export const reasonFault = "enter a reason: “not applicable” needs one";

/** The fault in the review day of a reason; undefined if it is valid. @param today the UTC day, `YYYY-MM-DD` */
export function reviewFault(review: string, today: string): string | undefined {
  return review !== "" && review < today ? "the review date has passed" : undefined;
}

/** Whether a claim takes its control out of scope without a reason. */
export function lacksReason(claim: Pick<Claim, "status" | "reason"> | undefined): boolean {
  return claim?.status === "not-applicable" && isBlank(claim.reason);
}

/**
 * Whether an operation makes a claim not applicable without a reason, or removes its reason: the one rule for screens and API.
 * Checked before an operation is accepted, never when a log is replayed.
 * @param before the pipeline before the operation, `after` the one after it
 * @param arriving nodes added together with the operation, before it: a copy, an import or an undone removal is accepted, and
 * shown without a reason
 */
export function leavesOutReason(
  before: Pipeline,
  after: Pipeline,
  operation: OperationBody,
  arriving: ReadonlySet<string>,
): boolean {
  if (operation.type !== "claim.changed" || arriving.has(operation.node)) return false;
  return lacksReason(claimIn(after, operation)) && !lacksReason(claimIn(before, operation));
}

/**
 * The fault in the review day that an operation sets; checked as the end of an acceptance (`acceptanceFault`).
 * @param before the pipeline before the operation, `after` the one after it
 */
export function reviewDayFault(
  before: Pipeline,
  after: Pipeline,
  operation: OperationBody,
  { today, arriving, isUndo = false, isWhole = false }: Coming,
): string | undefined {
  if (operation.type !== "claim.changed" || today === undefined) return undefined;
  if (isUndo || isWhole || arriving.has(operation.node)) return undefined;
  const [was, is] = [claimIn(before, operation), claimIn(after, operation)];
  if (is?.status !== "not-applicable" || is.review === undefined || is.review === was?.review)
    return undefined;
  return reviewFault(is.review, today);
}

function claimIn(pipeline: Pipeline, { node, control }: Pick<Claim, "node" | "control">): Claim | undefined {
  return claimsOf(pipeline, node).get(control);
}
