import { createAdjacency } from "./adjacency";

/** One way from the starts to each place, chosen so that they form trees. */
export interface SpanningTree {
  /** The places, each tree and each part of a tree in one piece: what stands under a place follows it. */
  readonly places: Int32Array;
  /** By place: where it stands in `places`; -1 where no way leads. */
  readonly position: Int32Array;
  /** By place: how many stand under it, itself included. */
  readonly size: Int32Array;
}

/**
 * Ways from the starts to all places by a search in breadth. O(count + steps).
 * @param from, to the two ends of each step, as places below `count`.
 */
export function spanningTree(
  count: number,
  starts: readonly number[],
  from: Int32Array,
  to: Int32Array,
): SpanningTree {
  const leaving = createAdjacency(from, count);
  const above = new Int32Array(count).fill(-2);
  const reached = [...new Set(starts)];
  for (const start of reached) above[start] = -1;
  // What is added while the list is walked over is walked over too.
  for (const place of reached) {
    for (let index = leaving.starts[place] ?? 0; index < (leaving.starts[place + 1] ?? 0); index++) {
      const next = to[leaving.members[index] ?? 0] ?? 0;
      if (above[next] !== -2) continue;
      above[next] = place;
      reached.push(next);
    }
  }
  const size = new Int32Array(count);
  for (const place of reached.toReversed()) {
    size[place] = (size[place] ?? 0) + 1;
    const parent = above[place] ?? -1;
    if (parent >= 0) size[parent] = (size[parent] ?? 0) + (size[place] ?? 0);
  }
  const places = new Int32Array(reached.length);
  const position = new Int32Array(count).fill(-1);
  const free = new Int32Array(count);
  let end = 0;
  for (const place of reached) {
    const parent = above[place] ?? -1;
    const at = parent < 0 ? end : (free[parent] ?? 0);
    if (parent < 0) end += size[place] ?? 0;
    else free[parent] = at + (size[place] ?? 0);
    position[place] = at;
    free[place] = at + 1;
    places[at] = place;
  }
  return { places, position, size };
}
