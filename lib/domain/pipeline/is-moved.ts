import type { PipelineEdge } from "./document";

/** Whether a connection can be manual or automated. A node fetches its tools by itself, so theirs can't. */
export function isMoved({ artifact }: Pick<PipelineEdge, "artifact">): boolean {
  return artifact !== "tool";
}
