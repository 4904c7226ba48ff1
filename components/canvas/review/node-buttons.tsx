import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList } from "./long-list";
import { NodeButton } from "./node-button";

/** Nodes by name, each to open in the inspector. */
export function NodeButtons({
  nodes,
  pipeline,
}: {
  readonly nodes: readonly string[];
  readonly pipeline: Pipeline;
}) {
  return (
    <LongList items={inNameOrder(pipeline, nodes)} keyOf={(node) => node}>
      {(node) => <NodeButton node={node}>{nodeName(pipeline, node)}</NodeButton>}
    </LongList>
  );
}
