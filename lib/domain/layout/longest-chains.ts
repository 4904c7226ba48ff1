import { neighboursOf } from "./neighbours";

export interface Chains {
  /** How many steps lead to each thing, one after another, at most. */
  readonly steps: Int32Array;
  /** The source of the last of these steps, -1 if there is none. */
  readonly previous: Int32Array;
}

/**
 * The longest chain that leads to each of `count` things. Edges that would close a cycle are left out: back edges of a walk that
 * starts at things without predecessors, in the order of their numbers.
 */
export function longestChains(count: number, sources: Int32Array, targets: Int32Array): Chains {
  const { start, list } = neighboursOf(count, sources, targets);
  const isLedTo = new Set(targets);
  const things = Array.from({ length: count }, (_, thing) => thing);
  const roots = [...things.filter((thing) => !isLedTo.has(thing)), ...things];

  // When the walk was done with a thing, the last first: an order in which every kept edge leads on.
  const order = new Int32Array(count);
  const rank = new Int32Array(count).fill(-1);
  const isSeen = new Uint8Array(count);
  const next = start.slice();
  let left = count;
  for (const root of roots) {
    if (isSeen[root] === 1) continue;
    isSeen[root] = 1;
    const path = [root];
    for (let thing = path.at(-1); thing !== undefined; thing = path.at(-1)) {
      const index = next[thing] ?? 0;
      if (index >= (start[thing + 1] ?? 0)) {
        order[--left] = thing;
        rank[thing] = left;
        path.pop();
        continue;
      }
      next[thing] = index + 1;
      const target = list[index] ?? 0;
      if (isSeen[target] === 1) continue;
      isSeen[target] = 1;
      path.push(target);
    }
  }

  const steps = new Int32Array(count);
  const previous = new Int32Array(count).fill(-1);
  for (const thing of order) {
    for (let index = start[thing] ?? 0; index < (start[thing + 1] ?? 0); index++) {
      const target = list[index] ?? 0;
      if ((rank[target] ?? 0) <= (rank[thing] ?? 0) || (steps[thing] ?? 0) < (steps[target] ?? 0)) continue;
      steps[target] = (steps[thing] ?? 0) + 1;
      previous[target] = thing;
    }
  }
  return { steps, previous };
}
