import type { PipelineEdge } from "./document";

/** Whether it is asked who moves what travels there. What a tool runs in fetches it by itself, so nobody moves it. */
export function isMoved({ artifact }: Pick<PipelineEdge, "artifact">): boolean {
  return artifact !== "tool";
}
