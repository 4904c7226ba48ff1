import type { Claim, ClaimStatus, PipelineNode } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import type { Edit } from "./edit";

export interface BulkClaim {
  readonly control: string;
  /** As the undo list says it. */
  readonly title: string;
  readonly status: ClaimStatus;
  /** For those that do not apply. */
  readonly reason?: string;
}

/** One control set to one status on all of these nodes; those that have it already are left out. */
export function claimOnAll(
  pipeline: Pipeline,
  nodes: readonly PipelineNode[],
  { control, title, status, reason }: BulkClaim,
): Edit | undefined {
  const changed = nodes.filter(({ id }) => !says(claimsOf(pipeline, id).get(control), status, reason));
  if (changed.length === 0) return undefined;
  const set = { status, ...(reason === undefined ? {} : { reason }) };
  return {
    operations: changed.map(({ id }): OperationBody => ({ type: "claim.changed", node: id, control, set })),
    label: `set ${title} to ${status.replace("-", " ")} on ${changed.length === 1 && changed[0] ? changed[0].name : `${changed.length} nodes`}`,
  };
}

function says(claim: Claim | undefined, status: ClaimStatus, reason: string | undefined): boolean {
  return claim?.status === status && (reason === undefined || claim.reason === reason);
}
