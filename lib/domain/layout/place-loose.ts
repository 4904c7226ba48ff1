import type { LayoutGraph } from "./layout-graph";

/** How much wider a column is than a row of cards is high: a block of cards that is about as wide as high. */
const wideness = 2;

/** The nodes that nothing joins to another, of each stage in reading order. */
export interface LooseNodes {
  readonly byStage: readonly (readonly number[])[];
  /** How many columns those of each stage would take for themselves. */
  readonly widths: readonly number[];
}

export function looseNodes(graph: LayoutGraph, nodes: readonly number[]): LooseNodes {
  const positionOf = (node: number) => graph.nodes[node]?.position ?? { x: 0, y: 0 };
  const byStage = [0, 1, 2].map((stage) =>
    nodes
      .filter((node) => graph.stageOf[node] === stage)
      .toSorted((a, b) => positionOf(a).y - positionOf(b).y || positionOf(a).x - positionOf(b).x || a - b),
  );
  return { byStage, widths: byStage.map(({ length }) => Math.ceil(Math.sqrt(length / wideness))) };
}
