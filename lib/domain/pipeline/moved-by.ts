import type { PipelineEdge, PipelineNode } from "./document";

/** The automation of a new connection: a developer's is manual. @returns nothing for a tool: its automation is asked */
export function movedBy({ kind }: Pick<PipelineNode, "kind">): Pick<PipelineEdge, "automated"> {
  return kind === "developer" ? { automated: false } : {};
}
