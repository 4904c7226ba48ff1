import type { PipelineNode } from "./document";

/** Whether it holds images or packages: a parent, package or production registry. */
export function isRegistry({ kind }: Pick<PipelineNode, "kind">): boolean {
  return kind === "parent-registry" || kind === "package-registry" || kind === "production-registry";
}
