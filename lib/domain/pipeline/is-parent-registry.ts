import type { PipelineNode } from "./document";

/** Whether the node serves images of others; false for a missing node. */
export function isParentRegistry(node: PipelineNode | undefined): boolean {
  return node?.kind === "parent-registry";
}
