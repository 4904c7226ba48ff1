import type { PipelineEdge, PipelineNode } from "./document";

/**
 * Whether a developer works on the end of a hand-over past the gates of that end: what he hands a builder, unless it is
 * automated, and what he hands a CI or a delivery with `automated: false` (docs/analysis-definitions.md). Flow edges alone.
 */
export function isByHand(
  { automated }: PipelineEdge,
  from: PipelineNode | undefined,
  to: PipelineNode | undefined,
): boolean {
  if (from?.kind !== "developer") return false;
  if (to?.kind === "builder") return automated !== true;
  return (to?.kind === "ci" || to?.kind === "delivery") && automated === false;
}
