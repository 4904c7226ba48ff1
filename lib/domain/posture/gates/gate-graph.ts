import { createAdjacency } from "../../graph/adjacency";
import { graphBits, type PostureGraph } from "../graph/posture-graph";

/** The graph that gates see, and the targets on it. */
export interface GateGraph {
  readonly graph: PostureGraph;
  /** Node indexes, ascending. */
  readonly targets: readonly number[];
}

/**
 * The graph as gates see it: a manual connection enters a copy of its end that has no gates, and continues as from the end itself
 * (Analysis 5.2); so does an artifact that a gate lets pass. Copies come after all nodes and share their records; edges that
 * leave a copy come after all edges. A target with a copy is reached through either: both lead to one more place, which stands
 * for it. The same graph if nothing enters a copy.
 * @param letBy by edge: 1 if the gates let its artifacts pass
 */
export function createGateGraph(
  graph: PostureGraph,
  targets: readonly number[],
  letBy?: Uint8Array,
): GateGraph {
  const { nodes, edges, byHand, leavingFrom, leaving } = graph;
  const entersCopy = (edge: number) => byHand[edge] === 1 || letBy?.[edge] === 1;
  const copyOf = new Map<number, number>();
  for (const [edge, end] of graph.to.entries())
    if (entersCopy(edge) && !copyOf.has(end)) copyOf.set(end, nodes.length + copyOf.size);
  if (copyOf.size === 0) return { graph, targets };
  const onwards = [...copyOf].flatMap(([node, copy]) =>
    Array.from(leaving.subarray(leavingFrom[node], leavingFrom[node + 1]), (edge) => ({ edge, copy })),
  );
  const either = targets.filter((target) => copyOf.has(target));
  const endOf = new Map(either.map((target, index) => [target, nodes.length + copyOf.size + index]));
  const arrivals = either.flatMap((target) =>
    [target, copyOf.get(target) ?? target].map((start) => ({ start, end: endOf.get(target) ?? target })),
  );
  const from = Int32Array.from([
    ...graph.from,
    ...onwards.map(({ copy }) => copy),
    ...arrivals.map(({ start }) => start),
  ]);
  const to = Int32Array.from([
    ...graph.to.map((end, edge) => (entersCopy(edge) ? (copyOf.get(end) ?? end) : end)),
    // A gate lets an artifact pass on an edge wherever that edge is taken.
    ...onwards.map(({ edge }) => {
      const end = graph.to[edge] ?? 0;
      return letBy?.[edge] === 1 ? (copyOf.get(end) ?? end) : end;
    }),
    ...arrivals.map(({ end }) => end),
  ]);
  const along = (of: Uint8Array, arriving: number) =>
    Uint8Array.from([...of, ...onwards.map(({ edge }) => of[edge] ?? 0), ...arrivals.map(() => arriving)]);
  const recordsOf = (some: Iterable<number>) => [...some].flatMap((node) => nodes[node] ?? []);
  const all = [...nodes, ...recordsOf(copyOf.keys()), ...recordsOf(either)];
  const [leavingAll, enteringAll] = [createAdjacency(from, all.length), createAdjacency(to, all.length)];
  const anyGraph = graphBits.flow | graphBits.content | graphBits.orders | graphBits.strictOrders;
  return {
    graph: {
      ...graph,
      nodes: all,
      edges: [...edges, ...onwards.flatMap(({ edge }) => edges[edge] ?? []), ...arrivals.map(() => noEdge)],
      from,
      to,
      graphsOf: along(graph.graphsOf, anyGraph),
      byHand: along(byHand, 0),
      leavingFrom: leavingAll.starts,
      leaving: leavingAll.members,
      enteringFrom: enteringAll.starts,
      entering: enteringAll.members,
    },
    targets: targets.map((target) => endOf.get(target) ?? target).toSorted((a, b) => a - b),
  };
}

/** Between the two places of one target: not on the map. */
const noEdge = { id: "", source: "", target: "", artifact: "image" } as const;

/** The original of a node: itself unless it is a copy. */
export function originalOf({ nodes, indexOf }: PostureGraph, node: number): number {
  return node < indexOf.size ? node : (indexOf.get(nodes[node]?.id ?? "") ?? node);
}
