/** A directed edge between two ids. */
export interface Arc {
  readonly source: string;
  readonly target: string;
}

export interface Components {
  readonly componentOf: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1, 1972), without recursion, O(ids + arcs).
 * Components are numbered in reverse topological order: an arc never leads to a component with a higher number.
 * Arcs that name an unknown id are ignored.
 */
export function componentsOf(ids: readonly string[], arcs: readonly Arc[]): Components {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const successors = ids.map((): number[] => []);
  for (const { source, target } of arcs) {
    const [from, to] = [indexOf.get(source), indexOf.get(target)];
    if (from !== undefined && to !== undefined) successors[from]?.push(to);
  }
  const order = new Int32Array(ids.length).fill(-1);
  const low = new Int32Array(ids.length);
  const component = new Int32Array(ids.length).fill(-1);
  const next = new Int32Array(ids.length);
  const open: number[] = [];
  let [visited, count] = [0, 0];

  for (let root = 0; root < ids.length; root++) {
    if (order[root] !== -1) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path.at(-1) ?? 0;
      if (order[node] === -1) {
        order[node] = low[node] = visited++;
        open.push(node);
      }
      const position = next[node] ?? 0;
      next[node] = position + 1;
      const successor = successors[node]?.[position];
      if (successor !== undefined) {
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
  return { componentOf: new Map(ids.map((id, index) => [id, component[index] ?? 0])), count };
}
