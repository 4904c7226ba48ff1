import { createAdjacency } from "../../graph/adjacency";
import type { PostureGraph } from "../graph/posture-graph";

/**
 * The graph as gates see it: what is handed on by hand enters a copy of its end that has no gates, and goes on from there
 * as from the end itself (docs/analysis-definitions.md). Copies stand behind all nodes and share their records; edges that leave a
 * copy stand behind all edges. The same graph where nothing is handed on by hand.
 */
export function createGateGraph(graph: PostureGraph): PostureGraph {
  const { nodes, edges, byHand, leavingFrom, leaving } = graph;
  const copyOf = new Map<number, number>();
  for (const [edge, end] of graph.to.entries())
    if (byHand[edge] === 1 && !copyOf.has(end)) copyOf.set(end, nodes.length + copyOf.size);
  if (copyOf.size === 0) return graph;
  const onwards = [...copyOf].flatMap(([node, copy]) =>
    Array.from(leaving.subarray(leavingFrom[node], leavingFrom[node + 1]), (edge) => ({ edge, copy })),
  );
  const from = Int32Array.from([...graph.from, ...onwards.map(({ copy }) => copy)]);
  const to = Int32Array.from([
    ...graph.to.map((end, edge) => (byHand[edge] === 1 ? (copyOf.get(end) ?? end) : end)),
    ...onwards.map(({ edge }) => graph.to[edge] ?? 0),
  ]);
  const along = (of: Uint8Array) => Uint8Array.from([...of, ...onwards.map(({ edge }) => of[edge] ?? 0)]);
  const all = [...nodes, ...[...copyOf.keys()].flatMap((node) => nodes[node] ?? [])];
  const [leavingAll, enteringAll] = [createAdjacency(from, all.length), createAdjacency(to, all.length)];
  return {
    ...graph,
    nodes: all,
    edges: [...edges, ...onwards.flatMap(({ edge }) => edges[edge] ?? [])],
    from,
    to,
    graphsOf: along(graph.graphsOf),
    byHand: along(byHand),
    leavingFrom: leavingAll.starts,
    leaving: leavingAll.members,
    enteringFrom: enteringAll.starts,
    entering: enteringAll.members,
  };
}

/** The original of a node; a node that is no copy is its own. */
export function originalOf({ nodes, indexOf }: PostureGraph, node: number): number {
  return node < indexOf.size ? node : (indexOf.get(nodes[node]?.id ?? "") ?? node);
}
