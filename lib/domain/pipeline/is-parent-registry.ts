import type { PipelineNode } from "./document";

/** Whether the node hands out images that others made; a node that is not there does not. */
export function isParentRegistry(node: PipelineNode | undefined): boolean {
  return node?.kind === "parent-registry";
}
