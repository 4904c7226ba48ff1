import type { PipelineEdge, PipelineNode } from "./document";

/**
 * What a new connection says of who moves it before anybody is asked: what a person hands on, a person does each time.
 * @returns nothing for a tool: whether it hands on by itself is asked.
 */
export function movedBy({ kind }: Pick<PipelineNode, "kind">): Pick<PipelineEdge, "automated"> {
  return kind === "developer" ? { automated: false } : {};
}
