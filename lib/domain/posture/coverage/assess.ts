import type { Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import type { Pipeline } from "../../pipeline/pipeline";
import type { EffectiveStatus } from "./effective-status";
import { coverageAt } from "./map-coverage";

/** The status of every applicable control on every node. O(nodes), and O(applicable controls) for each node with new claims. */
export function assess(
  nodes: readonly PipelineNode[],
  controlsAt: readonly (readonly Control[])[],
  pipeline: Pipeline,
  today: string,
): MapStatuses {
  const statusesAt = nodes.map(
    ({ id }, index) => coverageAt(pipeline, id, controlsAt[index] ?? [], today).statuses,
  );
  return { nodes, controlsAt, statusesAt };
}

/** Every applicable control of every node, and its status: parallel arrays, which are fast to walk. */
export interface MapStatuses {
  readonly nodes: readonly PipelineNode[];
  readonly controlsAt: readonly (readonly Control[])[];
  /** `statusesAt[i][j]` is the status of `controlsAt[i][j]`. The same object until a claim of the node changes. */
  readonly statusesAt: readonly (readonly EffectiveStatus[])[];
}
