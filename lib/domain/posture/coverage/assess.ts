import type { Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { acceptedAmong, statusesOf, type Tally, tallyOf } from "./coverage";
import type { EffectiveStatus } from "./effective-status";

/** How everything stands, and how much of it by node. */
export interface MapAssessment extends MapStatuses {
  readonly talliesAt: readonly Tally[];
}

/** The status of every control that applies, on every node. O(nodes x controls that apply). */
export function assess(
  nodes: readonly PipelineNode[],
  controlsAt: readonly (readonly Control[])[],
  pipeline: Pipeline,
  today: string,
): MapAssessment {
  const statusesAt: (readonly EffectiveStatus[])[] = [];
  const talliesAt: Tally[] = [];
  // Status and tally of a node together: on a large map its claims are far from those of the next.
  for (const [index, { id }] of nodes.entries()) {
    const controls = controlsAt[index] ?? [];
    const claims = claimsOf(pipeline, id);
    const statuses = statusesOf(controls, claims, today, pipeline);
    statusesAt.push(statuses);
    talliesAt.push(tallyOf(controls, statuses, acceptedAmong(controls, claims, today, pipeline)));
  }
  return { nodes, controlsAt, statusesAt, talliesAt };
}

/** Every control that applies to every node, and how it stands there: parallel arrays, so that 2,000 nodes are walked over quickly. */
export interface MapStatuses {
  readonly nodes: readonly PipelineNode[];
  readonly controlsAt: readonly (readonly Control[])[];
  /** `statusesAt[i][j]` is that of `controlsAt[i][j]`. */
  readonly statusesAt: readonly (readonly EffectiveStatus[])[];
}
