import type { PipelineNode } from "../../pipeline/document";
import { compareNodes, type Pipeline } from "../../pipeline/pipeline";

const count = 6;

/** The first few nodes: by stage, then from left to right as drawn. One pass, without sorting all of them. */
export function leadingNodes(pipeline: Pipeline): readonly PipelineNode[] {
  let leading: readonly PipelineNode[] = [];
  // Over the shards, not the generator: this looks at every node.
  for (const shard of pipeline.nodes.shards) {
    for (const node of shard.values()) leading = withNode(leading, node);
  }
  return leading;
}

function withNode(leading: readonly PipelineNode[], node: PipelineNode): readonly PipelineNode[] {
  const last = leading.at(-1);
  if (leading.length === count && last && compareNodes(node, last) > 0) return leading;
  return [...leading, node].toSorted(compareNodes).slice(0, count);
}
