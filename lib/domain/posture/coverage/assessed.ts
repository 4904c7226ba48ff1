import type { Control } from "../../catalogue/catalogue";
import type { PipelineNode } from "../../pipeline/document";
import type { EffectiveStatus } from "./effective-status";

/** Every control that applies to every node, and how it stands there: parallel arrays, so that 10,000 nodes are walked over quickly. */
export interface Assessed {
  readonly nodes: readonly PipelineNode[];
  /** The controls that apply to node i. */
  readonly controlsAt: readonly (readonly Control[])[];
  /** `statusesAt[i][j]` is that of `controlsAt[i][j]`. */
  readonly statusesAt: readonly (readonly EffectiveStatus[])[];
}
