import type { Catalogue, Control } from "../../catalogue/catalogue";
import type { Claim, PipelineNode } from "../../pipeline/document";
import { byId, claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { type ClaimNote, noteOnMap } from "../words/claim-note";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";
import { type EffectiveStatus, effectiveStatus } from "./effective-status";

/** One control that applies to one node, gap or not, with its claim. */
export interface Assessment {
  readonly node: PipelineNode;
  readonly control: Control;
  readonly claim: Claim | undefined;
  readonly status: EffectiveStatus;
  /** Words beside the status, such as that its risk is accepted. */
  readonly note?: ClaimNote;
}

/**
 * Every applicable control of every node, by node id and in the order of the catalogue. O(nodes x controls that apply).
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function* assessmentsOf(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
): Generator<Assessment> {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  for (const node of [...pipeline.nodes.values()].toSorted(byId)) {
    const claims = claimsOf(pipeline, node.id);
    for (const control of controlsOf(node, surroundings.get(node.id))) {
      const claim = claims.get(control.id);
      const note = noteOnMap(claim, today, pipeline);
      const status = effectiveStatus(claim, today, pipeline);
      yield note ? { node, control, claim, status, note } : { node, control, claim, status };
    }
  }
}

/** The owner of a control on a node: that of the claim, or else that of the node. */
export function ownerOf({ node, claim }: Pick<Assessment, "node" | "claim">): string | undefined {
  return claim?.owner || node.owner || undefined;
}
