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

/** Whether a control with this status is a gap. */
export function isOpen(status: EffectiveStatus, as: "declared" | "proven"): boolean {
  return status !== "not-applicable" && !isEffective(status, as);
}

/** One open control on one node, or undefined where it stands or does not apply. */
export function gapOf(node: PipelineNode, control: Control, status: EffectiveStatus, share: number, as: "declared" | "proven"): Gap | undefined {
  if (!isOpen(status, as)) return undefined;
  const factors = { weight: control.weight, reach: Math.max(share, leastReach), status: statusFactors.get(status) ?? 1 };
  return { node: node.id, control: control.id, status, priority: factors.weight * factors.reach * factors.status, factors };
}

/**
 * Highest priority first; ties in the order of the stages, then by the names of node and control, then by id.
 * Thousands of gaps tie, so where each stands among them is worked out once instead of at every comparison.
 */
export function sortGaps(gaps: readonly Gap[], nodes: readonly PipelineNode[], controls: readonly Control[]): Gap[] {
  const nodePlaces = placesOf(nodes, (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || compareText(a.name, b.name));
  const controlPlaces = placesOf(controls, (a, b) => compareText(a.title, b.title));
  return gaps
    .map((gap) => ({ gap, place: (nodePlaces.get(gap.node) ?? 0) * controls.length + (controlPlaces.get(gap.control) ?? 0) }))
    .toSorted(
      (a, b) => b.gap.priority - a.gap.priority || a.place - b.place || compareText(a.gap.node, b.gap.node) || compareText(a.gap.control, b.gap.control),
    )
    .map(({ gap }) => gap);
}

/** The place of each in this order, by id; what is equal shares one. */
function placesOf<T extends { readonly id: string }>(records: readonly T[], compare: (a: T, b: T) => number): ReadonlyMap<string, number> {
  let place = -1;
  let before: T | undefined;
  return new Map(
    records.toSorted(compare).map((record) => {
      if (before === undefined || compare(before, record) !== 0) place += 1;
      before = record;
      return [record.id, place];
    }),
  );
}
