import type { Control } from "../catalog/catalogue";
import { stages, type PipelineNode } from "../pipeline/document";
import { compareText } from "../pipeline/pipeline";
import { type EffectiveStatus, isEffective } from "./effective-status";

/** Every factor of a priority is shown (docs/analysis.md). */
export interface GapFactors {
  readonly weight: number;
  readonly reach: number;
  readonly status: number;
}

export interface Gap {
  readonly node: string;
  readonly control: string;
  readonly status: EffectiveStatus;
  readonly priority: number;
  readonly factors: GapFactors;
}

// docs/analysis.md; a declared control is a gap only "as proven", where it weighs like a stale one.
const statusFactors = new Map<EffectiveStatus, number>([
  ["missing", 1],
  ["contradicted", 1],
  ["not-assessed", 0.9],
  ["stale", 0.9],
  ["declared", 0.9],
  ["partial", 0.6],
  ["planned", 0.5],
]);

const leastReach = 0.1;

/** One open control on one node, or undefined where it stands or does not apply. */
export function gapOf(node: PipelineNode, control: Control, status: EffectiveStatus, share: number, as: "declared" | "proven"): Gap | undefined {
  if (status === "not-applicable" || isEffective(status, as)) return undefined;
  const factors = { weight: control.weight, reach: Math.max(share, leastReach), status: statusFactors.get(status) ?? 1 };
  return { node: node.id, control: control.id, status, priority: factors.weight * factors.reach * factors.status, factors };
}

/** Highest priority first; ties in the order of the stages, then by the names of node and control, then by id. */
export function compareGaps(nodes: ReadonlyMap<string, PipelineNode>, controls: ReadonlyMap<string, Control>) {
  const stageOf = (gap: Gap) => stages.indexOf(nodes.get(gap.node)?.stage ?? "run");
  const nodeName = (gap: Gap) => nodes.get(gap.node)?.name ?? "";
  const controlName = (gap: Gap) => controls.get(gap.control)?.title ?? "";
  return (a: Gap, b: Gap): number =>
    b.priority - a.priority ||
    stageOf(a) - stageOf(b) ||
    compareText(nodeName(a), nodeName(b)) ||
    compareText(controlName(a), controlName(b)) ||
    compareText(a.node, b.node) ||
    compareText(a.control, b.control);
}
