import type { PipelineNode } from "./document";

/** A runner decides about, or is, a running container (Analysis 1.1). */
export function isRunner({ kind }: Pick<PipelineNode, "kind">): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

/** Whether it is asked which environment it belongs to: what runs containers, and the registry that they are pulled from. */
export function hasEnvironment(node: Pick<PipelineNode, "kind">): boolean {
  return isRunner(node) || node.kind === "production-registry";
}
