import type { PipelineEdge } from "../pipeline/document";
import { canBePinned } from "../pipeline/pinning";

/** ", pinned" or ", not pinned", where that is asked and somebody has said. */
export function pinnedWords({ artifact, pinned }: Pick<PipelineEdge, "artifact" | "pinned">): string {
  if (pinned === undefined || !canBePinned(artifact)) return "";
  return pinned ? ", pinned" : ", not pinned";
}
