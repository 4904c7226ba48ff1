import { isStranger } from "../pipeline/is-stranger";
import { artifactRows } from "../catalogue/artifact-words";
import { connectionWarning, proposeArtifact } from "../catalogue/kinds";
import type { PipelineNode } from "../pipeline/document";
import { edgesAt } from "../pipeline/edges-at";
import { type Pipeline } from "../pipeline/pipeline";
import { pipelineOrder } from "../pipeline/pipeline-order";

export interface ConnectTarget {
  readonly node: PipelineNode;
  /** The artifact in words: "an image". */
  readonly handsOn: string;
  readonly warning?: string;
}

/**
 * The nodes that a node can be connected to by the usual artifact, in pipeline order from the node on and round again, without
 * itself and existing targets.
 */
export function connectTargets(pipeline: Pipeline, from: string): readonly ConnectTarget[] {
  const source = pipeline.nodes.get(from);
  if (!source) return [];
  const drawn = new Set(
    [...edgesAt(pipeline.edges, new Set([from]))]
      .filter((edge) => edge.source === from)
      .map((edge) => `${edge.target} ${edge.artifact}`),
  );
  const order = pipelineOrder(pipeline.nodes.values(), pipeline.edges.values());
  const at = order.indexOf(source);
  return [...order.slice(at + 1), ...order.slice(0, at)].flatMap((node): ConnectTarget[] => {
    const artifact = proposeArtifact(source.kind, node.kind);
    if (drawn.has(`${node.id} ${artifact}`)) return [];
    const warning = connectionWarning(source.kind, node.kind, artifact, isStranger(source));
    return [{ node, handsOn: artifactRows[artifact].phrase, ...(warning === undefined ? {} : { warning }) }];
  });
}
