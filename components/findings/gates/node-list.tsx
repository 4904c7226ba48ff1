import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { LongList } from "./long-list";
import { NodeLink } from "./node-link";

interface NodeListProps {
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly nodes: readonly string[];
  /** Where all of them are to be seen, if not here. */
  readonly allHref?: string;
}

/** Nodes by name, each with the way to it on the map. */
export function NodeList({ pipeline, mapPath, nodes, allHref }: NodeListProps) {
  return (
    <LongList items={inNameOrder(pipeline, nodes)} allHref={allHref} keyOf={(node) => node}>
      {(node) => (
        <NodeLink mapPath={mapPath} node={node}>
          {nodeName(pipeline, node)}
        </NodeLink>
      )}
    </LongList>
  );
}
