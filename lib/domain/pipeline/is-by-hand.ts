import type { PipelineEdge, PipelineNode } from "./document";
import { isStranger } from "./is-stranger";

/**
 * Whether a developer works on the end of a connection past the gates of that end: what they hand a builder, a CI or a delivery,
 * unless it is automated. What a stranger hands a CI or a delivery is by hand only if the map says so (Analysis 1.2). Flow edges alone.
 */
export function isByHand(
  { automated }: PipelineEdge,
  from: PipelineNode | undefined,
  to: PipelineNode | undefined,
): boolean {
  if (from?.kind !== "developer") return false;
  if (to?.kind === "builder") return automated !== true;
  if (to?.kind !== "ci" && to?.kind !== "delivery") return false;
  return isStranger(from) ? automated === false : automated !== true;
}
