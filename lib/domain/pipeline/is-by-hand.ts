import type { PipelineEdge, PipelineNode } from "./document";
import { isStranger } from "./is-stranger";

/**
 * Whether a developer works on the end of a connection past the gates there: connections into a builder, a CI or a delivery,
 * unless automated. A stranger's into a CI or a delivery is manual only if the map says so (Analysis 1.2). Flow edges only.
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
