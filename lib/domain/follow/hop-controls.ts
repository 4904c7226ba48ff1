import type { Catalogue, Control } from "../catalog/catalogue";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../posture/applicable-controls";
import { type EffectiveStatus, effectiveStatus, isEffective } from "../posture/effective-status";
import { type End, gateChecks } from "./gate-checks";

/** A control beside a hand-over, on the node at one of its ends. */
export interface HopControl {
  readonly node: PipelineNode;
  readonly control: Control;
  readonly status: EffectiveStatus;
  /** A gate that looks at what is handed over, whether it stands or not. The others protect the node, and stand. */
  readonly checks: boolean;
}

export interface HopEnds {
  readonly edge: PipelineEdge;
  readonly from: PipelineNode;
  readonly to: PipelineNode;
  /** Nothing on the line comes to where this one leaves, so that what stands there is told here. */
  readonly isFirst: boolean;
}

interface NodeControl {
  readonly control: Control;
  readonly status: EffectiveStatus;
}

/**
 * The gates at both ends that look at what is handed over, and the other controls that stand where it arrives; where
 * the line starts, also those where it leaves. Checks first, then what stands, then by weight.
 * @param today the UTC day, `YYYY-MM-DD`.
 * @returns a function that works out once what is on a node.
 */
export function createHopControls(pipeline: Pipeline, catalogue: Catalogue, today: string): (hop: HopEnds) => readonly HopControl[] {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const known = new Map<string, readonly NodeControl[]>();
  const onNode = (node: PipelineNode): readonly NodeControl[] => {
    const before = known.get(node.id);
    if (before) return before;
    const claims = claimsOf(pipeline, node.id);
    const controls = controlsOf(node, surroundings.get(node.id)).map((control) => ({ control, status: effectiveStatus(claims.get(control.id), today) }));
    known.set(node.id, controls);
    return controls;
  };
  return ({ edge, from, to, isFirst }) => {
    const atEnd = (node: PipelineNode, end: End, tellsAll: boolean) =>
      onNode(node).flatMap(({ control, status }): HopControl[] => {
        const checks = control.gate !== undefined && gateChecks(control.gate, node, edge.artifact, end);
        return checks || (tellsAll && isEffective(status, "declared")) ? [{ node, control, status, checks }] : [];
      });
    return [...atEnd(from, "leaves", isFirst), ...atEnd(to, "arrives", true)].toSorted(compareControls);
  };
}

function compareControls(a: HopControl, b: HopControl): number {
  return (
    Number(b.checks) - Number(a.checks) ||
    Number(isEffective(b.status, "declared")) - Number(isEffective(a.status, "declared")) ||
    Number(b.status === "verified") - Number(a.status === "verified") ||
    b.control.weight - a.control.weight ||
    compareText(a.control.title, b.control.title)
  );
}
