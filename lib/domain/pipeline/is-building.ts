import type { PipelineNode } from "./document";

type Builder = Pick<PipelineNode, "kind" | "buildsImages">;

/** Whether the node builds images: a builder, or a CI that says so. */
export function isBuilding({ kind, buildsImages }: Builder): boolean {
  return kind === "builder" || (kind === "ci" && buildsImages === true);
}

/** A CI that does not say whether it builds images: it may (Analysis 1.2). */
export function mayBuild({ kind, buildsImages }: Builder): boolean {
  return kind === "ci" && buildsImages === undefined;
}
