import type { PipelineEdge, PipelineNode } from "./document";
import { isStranger } from "./is-stranger";

/** Where nodes are found by their id, as in a pipeline. */
export interface NodesById {
  readonly get: (id: string) => PipelineNode | undefined;
}

/**
 * A flow edge sends an artifact on. A credential and a tool do not; a stranger's connection to a workload is its traffic; a
 * self-loop enters nothing (Analysis 1.1).
 */
export function isFlowEdge({ artifact, source, target }: PipelineEdge, nodes: NodesById): boolean {
  if (artifact === "credential" || artifact === "tool" || source === target) return false;
  return !(nodes.get(target)?.kind === "workload" && isStranger(nodes.get(source)));
}
