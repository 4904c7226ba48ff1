import { createAdjacency } from "./adjacency";

/** A directed edge between two ids. */
export interface Arc {
  readonly source: string;
  readonly target: string;
}

export interface Components {
  readonly componentOf: ReadonlyMap<string, number>;
  readonly count: number;
}

/** The same for places that are numbers. */
export interface NumberedComponents {
  readonly componentOf: Int32Array;
  readonly count: number;
}

/** @see numberedComponents. Arcs that name an unknown id are ignored. */
export function componentsOf(ids: readonly string[], arcs: readonly Arc[]): Components {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const known = arcs.filter(({ source, target }) => indexOf.has(source) && indexOf.has(target));
  const { componentOf, count } = numberedComponents(
    ids.length,
    Int32Array.from(known, ({ source }) => indexOf.get(source) ?? 0),
    Int32Array.from(known, ({ target }) => indexOf.get(target) ?? 0),
  );
  return { componentOf: new Map(ids.map((id, index) => [id, componentOf[index] ?? 0])), count };
}

/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion, O(places + arcs).
 * Components are numbered in reverse topological order: an arc never leads to a component with a higher number.
 * @param from, to the two ends of each arc, as places below `places`.
 */
export function numberedComponents(places: number, from: Int32Array, to: Int32Array): NumberedComponents {
  const leaving = createAdjacency(from, places);
  const order = new Int32Array(places).fill(-1);
  const low = new Int32Array(places);
  const component = new Int32Array(places).fill(-1);
  const next = leaving.starts.slice();
  const open: number[] = [];
  let [visited, count] = [0, 0];

  for (let root = 0; root < places; root++) {
    if (order[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1) ?? 0;
      if (order[node] === -1) {
        order[node] = low[node] = visited++;
        open.push(node);
      }
      const position = next[node] ?? 0;
      if (position < (leaving.starts[node + 1] ?? 0)) {
        next[node] = position + 1;
        const successor = to[leaving.members[position] ?? 0] ?? 0;
        if (order[successor] === -1) path.push(successor);
        else if (component[successor] === -1) low[node] = Math.min(low[node] ?? 0, order[successor] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = count;
        if (member === node) break;
      }
      count++;
    }
  }
  return { componentOf: component, count };
}
