import type { Claim } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { type EffectiveStatus, effectiveStatus } from "../posture/coverage/effective-status";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";
import { isReviewPending } from "../reviews/review-pending";
import type { Edit } from "./edit";
import { existingNodes, nodesText } from "./nodes";
import { plural } from "../words/english";

export interface Place {
  readonly node: string;
  readonly control: string;
}

/** What is planned replaces only what says no more than that: a claim that is partial, declared or stale says more. */
const plannable: ReadonlySet<EffectiveStatus> = new Set(["missing", "not-assessed", "contradicted"]);

/** A person's decision is not overwritten by a plan for many: an accepted risk, or a status with pending approval. */
function isPlannable(claim: Claim | undefined, today: string, pipeline: Pipeline): boolean {
  return (
    plannable.has(effectiveStatus(claim, today, pipeline)) &&
    acceptanceInForce(claim, today) === undefined &&
    !isReviewPending(claim, today, pipeline)
  );
}

/**
 * Marks claims as planned, in one step to undo. Skips those planned or further on, accepted risks, and exceptions with pending
 * approval.
 * @param what the title of the one control, for the undo list; without it the claims are counted
 * @returns undefined if nothing is left to plan
 */
export function planAll(
  pipeline: Pipeline,
  places: readonly Place[],
  today: string,
  what?: string,
): Edit | undefined {
  const open = places.filter(
    ({ node, control }) =>
      pipeline.nodes.get(node) && isPlannable(claimsOf(pipeline, node).get(control), today, pipeline),
  );
  if (open.length === 0) return undefined;
  const where = nodesText(
    existingNodes(
      pipeline,
      open.map(({ node }) => node),
    ),
  );
  return {
    operations: open.map(({ node, control }): OperationBody => ({
      type: "claim.changed",
      node,
      control,
      set: { status: "planned" },
    })),
    label: `plan ${what === undefined ? `${open.length} ${plural(open.length, "control", "controls")}` : `“${what}”`} on ${where}`,
  };
}
