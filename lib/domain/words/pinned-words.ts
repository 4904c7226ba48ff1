import type { PipelineEdge } from "../pipeline/document";
import { canBePinned } from "../pipeline/pinning";

/** ", pinned" or ", not pinned", if that is answered. */
export function pinnedWords({ artifact, pinned }: Pick<PipelineEdge, "artifact" | "pinned">): string {
  if (pinned === undefined || !canBePinned(artifact)) return "";
  return pinned ? ", pinned" : ", not pinned";
}
