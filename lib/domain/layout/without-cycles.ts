import type { LayoutGraph } from "./layout-graph";
import { neighboursOf } from "./neighbours";

interface Edges {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
}

const isOpen = 1;
const isDone = 2;

/**
 * The edges inside the stages, without those that close a cycle. A walk that begins where nothing leads to, and else
 * from left to right as drawn, says which these are: an edge back to a node from which the walk came.
 */
export function withoutCycles(graph: LayoutGraph, isBefore: (a: number, b: number) => number): Edges {
  const { nodes, stageOf } = graph;
  const inside = [...graph.sources.keys()].filter(
    (edge) => stageOf[graph.sources[edge] ?? 0] === stageOf[graph.targets[edge] ?? 0],
  );
  // In the order of the drawing, so that the walk takes what stands first first.
  inside.sort((a, b) => isBefore(graph.targets[a] ?? 0, graph.targets[b] ?? 0));
  const sources = Int32Array.from(inside, (edge) => graph.sources[edge] ?? 0);
  const targets = Int32Array.from(inside, (edge) => graph.targets[edge] ?? 0);
  const { start, list } = neighboursOf(nodes.length, sources, targets);
  const isLedTo = new Set(targets);
  const roots = [...nodes.keys()].toSorted(
    (a, b) => Number(isLedTo.has(a)) - Number(isLedTo.has(b)) || isBefore(a, b),
  );

  const state = new Uint8Array(nodes.length);
  const next = start.slice();
  const kept: (readonly [number, number])[] = [];
  for (const root of roots) {
    if (state[root] !== 0) continue;
    const path = [root];
    state[root] = isOpen;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const index = next[node] ?? 0;
      if (index >= (start[node + 1] ?? 0)) {
        state[node] = isDone;
        path.pop();
        continue;
      }
      next[node] = index + 1;
      const target = list[index] ?? 0;
      if (state[target] === isOpen) continue;
      kept.push([node, target]);
      if (state[target] === isDone) continue;
      state[target] = isOpen;
      path.push(target);
    }
  }
  return {
    sources: Int32Array.from(kept, ([source]) => source),
    targets: Int32Array.from(kept, ([, target]) => target),
  };
}
