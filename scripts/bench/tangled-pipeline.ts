import type { NodeKind, PipelineEdge, PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { randomFrom } from "./random-from";

/** The stops of a container in order, with their share of twenty nodes. */
const places: readonly (readonly [NodeKind, Stage, number])[] = [
  ["developer", "build", 2],
  ["source-repository", "build", 3],
  ["parent-registry", "build", 1],
  ["ci", "build", 3],
  ["builder", "build", 2],
  ["production-registry", "distribute", 2],
  ["delivery", "distribute", 2],
  ["orchestrator", "run", 1],
  ["host", "run", 1],
  ["workload", "run", 3],
];
const inTwenty = places.flatMap(([kind, stage, count], rank) =>
  Array.from({ length: count }, () => ({ kind, stage, rank })),
);

/**
 * This many nodes and 1.3 times as many random connections, most of them short and forwards, a few backwards.
 * The same each time.
 */
export function tangledPipeline(nodeCount: number): {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
} {
  const random = randomFrom(nodeCount);
  const ranks: number[] = [];
  const nodes = Array.from({ length: nodeCount }, (_, index): PipelineNode => {
    const { kind, stage, rank } = inTwenty[(index * 7) % inTwenty.length] ?? {
      kind: "ci",
      stage: "build",
      rank: 0,
    };
    ranks.push(rank);
    return {
      id: `n${index}`,
      kind,
      name: `${kind} ${index}`,
      stage,
      position: { x: Math.floor(random() * 4000), y: Math.floor(random() * 4000) },
    };
  });
  const edges: PipelineEdge[] = [];
  while (edges.length < nodeCount * 1.3) {
    const from = Math.floor(random() * nodeCount);
    const away = Math.ceil(random() ** 2 * Math.min(nodeCount - 1, 24)) * (random() < 0.5 ? 1 : -1);
    const to = (from + away + nodeCount) % nodeCount;
    const steps = (ranks[to] ?? 0) - (ranks[from] ?? 0);
    const isLikely = steps > 0 && steps <= 3;
    if (from === to || random() > (isLikely ? 1 : steps > 3 ? 0.2 : 0.01)) continue;
    edges.push({ id: `e${edges.length}`, source: `n${from}`, target: `n${to}`, artifact: "image" });
  }
  return { nodes, edges };
}
