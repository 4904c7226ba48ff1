import type { PipelineNode } from "./document";

/** A runner decides about, or is, a running container (Analysis 1.1). */
export function isRunner({ kind }: Pick<PipelineNode, "kind">): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

/** Whether a node has an environment: a runner, or the registry that it pulls from. */
export function hasEnvironment(node: Pick<PipelineNode, "kind">): boolean {
  return isRunner(node) || node.kind === "production-registry";
}
