import type { Catalogue, Control } from "../catalogue/catalogue";
import type { Claim, PipelineEdge, PipelineNode } from "../pipeline/document";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../posture/coverage/applicable-controls";
import { type EffectiveStatus, effectiveStatus, isEffective } from "../posture/coverage/effective-status";
import { type ClaimNote, noteOnMap } from "../posture/words/claim-note";
import { supportOf } from "../reviews/confirmable-of";
import { confirmedParts } from "../reviews/confirmed-parts";
import { type End, gateChecks } from "./gate-checks";

export interface HopControl {
  readonly node: PipelineNode;
  readonly control: Control;
  readonly status: EffectiveStatus;
  /** What the status does not tell, such as that its risk is accepted. */
  readonly note?: ClaimNote;
  /** What verifies it, by its title: the newest evidence for it that has not expired. */
  readonly proof?: string;
  /** A gate that checks the artifact, in place or not. The others protect the node, and are in place. */
  readonly checks: boolean;
}

export interface HopEnds {
  readonly edge: PipelineEdge;
  readonly from: PipelineNode;
  readonly to: PipelineNode;
  /** It is the start of the line, so controls in place there are listed here. */
  readonly isFirst: boolean;
}

type NodeControl = Pick<HopControl, "control" | "status" | "note" | "proof">;

/**
 * The gates at both ends that check the artifact, and the other controls in place at the target; at the start of the line also
 * those at the source. Checks first, then those in place, then by weight.
 * @param today the UTC day, `YYYY-MM-DD`
 * @returns a function that caches by node
 */
export function createHopControls(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
): (hop: HopEnds) => readonly HopControl[] {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const known = new Map<string, readonly NodeControl[]>();
  const onNode = (node: PipelineNode): readonly NodeControl[] => {
    const before = known.get(node.id);
    if (before) return before;
    const claims = claimsOf(pipeline, node.id);
    const controls = controlsOf(node, surroundings.get(node.id)).map((control): NodeControl => {
      const claim = claims.get(control.id);
      const status = effectiveStatus(claim, today, pipeline);
      const proof = claim && status === "verified" ? newestProof(claim, today, pipeline) : undefined;
      const note = noteOnMap(claim, today, pipeline);
      return { control, status, ...(note ? { note } : {}), ...(proof === undefined ? {} : { proof }) };
    });
    known.set(node.id, controls);
    return controls;
  };
  return ({ edge, from, to, isFirst }) => {
    const atEnd = (node: PipelineNode, end: End, tellsAll: boolean) =>
      onNode(node).flatMap((one): HopControl[] => {
        const { gate } = one.control;
        const checks = gate !== undefined && gateChecks(gate, node, edge.artifact, end);
        return checks || (tellsAll && isEffective(one.status, "declared")) ? [{ ...one, node, checks }] : [];
      });
    return [...atEnd(from, "leaves", isFirst), ...atEnd(to, "arrives", true)].toSorted(compareControls);
  };
}

/** If approval is required, only approved evidence: the rest does not verify it. */
function newestProof(claim: Claim, today: string, pipeline: Pipeline): string | undefined {
  const confirmed = confirmedParts(claim, pipeline);
  return supportOf(claim.evidence ?? [], today)
    .filter(({ id, expires = today }) => expires >= today && (confirmed?.some((ids) => ids.has(id)) ?? true))
    .toSorted((a, b) => compareText(b.effective, a.effective))[0]?.title;
}

function compareControls(a: HopControl, b: HopControl): number {
  return (
    Number(b.checks) - Number(a.checks) ||
    Number(isEffective(b.status, "declared")) - Number(isEffective(a.status, "declared")) ||
    Number(a.status === "not-applicable") - Number(b.status === "not-applicable") ||
    Number(b.status === "verified") - Number(a.status === "verified") ||
    b.control.weight - a.control.weight ||
    compareText(a.control.title, b.control.title)
  );
}
