import type { Claim } from "../pipeline/document";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";
import { isReviewPending } from "../reviews/review-pending";
import type { NodeStatuses } from "./control-changes";

/** What became of the acceptance of a risk. None is an improvement, nor worse: the control is missing all the same. */
export const acceptanceMoves = [
  "accepted",
  /** A person set another status. */
  "withdrawn",
  /** Not changed by a person: its last day has passed. */
  "ran-out",
  /** The status is the same, and needs approval now. */
  "waits",
  /** The status is the same, and its approval was pending. */
  "waits-no-more",
] as const;

export interface AcceptanceChange {
  readonly node: string;
  readonly control: string;
  readonly move: (typeof acceptanceMoves)[number];
  /** The last day of the acceptance that was given, or is over. */
  readonly until: string;
  /** Who accepted it. */
  readonly by?: string;
  /** Why it is accepted. */
  readonly why?: string;
}

interface Both<T> {
  readonly before: T;
  readonly after: T;
}

/**
 * The risks that are accepted in one of two states and not in the other, on nodes of both; by node and control.
 * @param days on which each is judged, UTC, `YYYY-MM-DD`.
 * @param statuses by node id: which of its controls are accepted.
 */
export function acceptanceChanges(
  pipelines: Both<Pipeline>,
  days: Both<string>,
  statuses: Both<ReadonlyMap<string, NodeStatuses>>,
): readonly AcceptanceChange[] {
  const changes: AcceptanceChange[] = [];
  for (const [node, { accepted: was }] of statuses.before) {
    const is = statuses.after.get(node)?.accepted;
    if (is === undefined || is === was) continue;
    const [before, after] = [claimsOf(pipelines.before, node), claimsOf(pipelines.after, node)];
    for (const control of new Set([...was, ...is])) {
      if (was.includes(control) === is.includes(control)) continue;
      const move = is.includes(control)
        ? isWaiting(before.get(control), pipelines.before, days.before)
          ? "waits-no-more"
          : "accepted"
        : lossOf(after.get(control), pipelines.after, days.after);
      if (move === undefined) continue;
      const claim = move === "withdrawn" ? before.get(control) : after.get(control);
      if (!claim?.acceptance) continue;
      const { acceptance, reason } = claim;
      changes.push({
        node,
        control,
        move,
        until: acceptance.until,
        ...(acceptance.by ? { by: acceptance.by } : {}),
        ...(move === "accepted" && reason ? { why: reason } : {}),
      });
    }
  }
  return changes.toSorted((a, b) => compareText(a.node, b.node) || compareText(a.control, b.control));
}

/** Why a risk is not accepted now; undefined for a control that does not apply now. */
function lossOf(
  claim: Claim | undefined,
  pipeline: Pipeline,
  day: string,
): AcceptanceChange["move"] | undefined {
  if (claim?.status !== "accepted") return "withdrawn";
  if (!acceptanceInForce(claim, day)) return "ran-out";
  return isReviewPending(claim, day, pipeline) ? "waits" : undefined;
}

function isWaiting(claim: Claim | undefined, pipeline: Pipeline, day: string): boolean {
  return acceptanceInForce(claim, day) !== undefined && isReviewPending(claim, day, pipeline);
}
