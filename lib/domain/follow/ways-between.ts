import type { Pipeline } from "../pipeline/pipeline";
import { createPostureGraph, type PostureGraph } from "../posture/graph/posture-graph";
import { shortestWay } from "../posture/graph/shortest-way";

/** All nodes and connections on some path from one node to another, credentials included: an attacker uses them too. */
export interface WaysBetween {
  /** The shortest path, node by node; undefined if there is none. Ties by names. */
  readonly shortest: readonly string[] | undefined;
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly string[];
}

/** O(nodes log nodes + edges). */
export function waysBetween(pipeline: Pipeline, from: string, to: string): WaysBetween {
  const graph = createPostureGraph(pipeline);
  const [start, end] = [graph.indexOf.get(from), graph.indexOf.get(to)];
  if (start === undefined || end === undefined) return { shortest: undefined, nodes: new Set(), edges: [] };
  const [ahead, behind] = [spread(graph, start, "leaving"), spread(graph, end, "entering")];
  const isBetween = (node: number) => ahead.has(node) && behind.has(node);
  const shortest = shortestWay({
    starts: [start],
    isEnd: (node) => node === end,
    forEachNext: (node, visit) => forEachNeighbour(graph, node, "leaving", visit),
    nodeOf: (node) => graph.nodes[node] ?? missing(),
  });
  return {
    shortest,
    nodes: new Set(graph.nodes.flatMap(({ id }, node) => (isBetween(node) ? [id] : []))),
    edges: graph.edges.flatMap(({ id }, edge) =>
      isBetween(graph.from[edge] ?? -1) && isBetween(graph.to[edge] ?? -1) ? [id] : [],
    ),
  };
}

type Side = "leaving" | "entering";

function spread(graph: PostureGraph, start: number, side: Side): ReadonlySet<number> {
  const reached = new Set([start]);
  // A set is iterated while it grows.
  for (const node of reached) forEachNeighbour(graph, node, side, (next) => reached.add(next));
  return reached;
}

function forEachNeighbour(
  graph: PostureGraph,
  node: number,
  side: Side,
  visit: (next: number) => void,
): void {
  const starts = side === "leaving" ? graph.leavingFrom : graph.enteringFrom;
  const ends = side === "leaving" ? graph.to : graph.from;
  for (let index = starts[node] ?? 0; index < (starts[node + 1] ?? 0); index++)
    visit(ends[graph[side][index] ?? 0] ?? 0);
}

function missing(): never {
  throw new Error("A state without a node");
}
