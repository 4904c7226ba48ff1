import type { PipelineNode } from "./document";

/** Whether it is a developer outside the organisation, such as a contributor from a fork; a node that is not there is none. */
export function isStranger(node: Pick<PipelineNode, "kind" | "external"> | undefined): boolean {
  return node?.kind === "developer" && node.external === true;
}
