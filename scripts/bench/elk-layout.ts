import ELK from "elkjs/lib/elk.bundled.js";
import type { PipelineEdge, PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { cardSize } from "@/lib/domain/pipeline/lanes";

const elk = new ELK();

interface Drawn {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
}

/**
 * The same map in ELK's layered layout. With bands, the stages are its partitions, like ours, at a cost that
 * grows with the square of the nodes; without them, it has more freedom than ours.
 */
export async function elkLayout(
  { nodes, edges }: Drawn,
  hasBands: boolean,
): Promise<ReadonlyMap<string, Position>> {
  const { children = [] } = await elk.layout({
    id: "map",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.partitioning.activate": String(hasBands),
      "elk.spacing.nodeNode": "64",
      "elk.layered.spacing.nodeNodeBetweenLayers": "124",
    },
    children: nodes.map(({ id, stage }) => ({
      id,
      ...cardSize,
      layoutOptions: { "elk.partitioning.partition": String(stages.indexOf(stage)) },
    })),
    edges: edges.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  });
  return new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
