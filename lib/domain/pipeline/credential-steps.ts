import type { PipelineEdge, PipelineNode } from "./document";
import { isRegistry } from "./is-registry";
import { isRunner } from "./runners";

/** A credential that lets its holder read alone: to an attacker it is no step at all (Analysis 1.4). */
export function isReadOnly({ artifact, right }: Pick<PipelineEdge, "artifact" | "right">): boolean {
  return artifact === "credential" && right === "read";
}

/**
 * What a credential lets its holder do without holding its whole end: publish into a registry, or deploy to a runner or a
 * delivery (Analysis 1.4). Undefined: it is no credential, or gives the whole end, as one without an answer does.
 */
export function releaseRight(
  { artifact, right }: Pick<PipelineEdge, "artifact" | "right">,
  end: Pick<PipelineNode, "kind"> | undefined,
): "publish" | "deploy" | undefined {
  if (artifact !== "credential" || !end) return undefined;
  if (right === "publish") return isRegistry(end) ? right : undefined;
  if (right === "deploy") return isRunner(end) || end.kind === "delivery" ? right : undefined;
  return undefined;
}
