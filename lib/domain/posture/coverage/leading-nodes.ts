import type { PipelineNode } from "../../pipeline/document";
import { compareNodes, type Pipeline } from "../../pipeline/pipeline";
import type { ChangedRecord } from "../../pipeline/changed-records";

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

/** The first few after changes to some nodes; undefined where one that led may have made room for a node that is not known here. */
export function followLeading(
  leading: readonly PipelineNode[],
  changes: readonly ChangedRecord<PipelineNode>[],
): readonly PipelineNode[] | undefined {
  let followed = leading;
  for (const { id, after } of changes) {
    const others = followed.filter((node) => node.id !== id);
    const last = followed.at(-1);
    const hasMadeRoom =
      others.length < followed.length &&
      followed.length === count &&
      (after === undefined || last === undefined || compareNodes(after, last) > 0);
    if (hasMadeRoom) return undefined;
    followed = after === undefined ? others : withNode(others, after);
  }
  return followed;
}

function withNode(leading: readonly PipelineNode[], node: PipelineNode): readonly PipelineNode[] {
  const last = leading.at(-1);
  if (leading.length === count && last && compareNodes(node, last) > 0) return leading;
  return [...leading, node].toSorted(compareNodes).slice(0, count);
}
