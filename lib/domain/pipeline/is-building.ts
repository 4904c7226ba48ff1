import type { PipelineNode } from "./document";

/** Whether the node builds images: a builder, or CI of which that was said. */
export function isBuilding({ kind, buildsImages }: Pick<PipelineNode, "kind" | "buildsImages">): boolean {
  return kind === "builder" || (kind === "ci" && buildsImages === true);
}
