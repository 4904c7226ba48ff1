import { createAdjacency } from "../../graph/adjacency";
import type { OpenGraph } from "../gates/open-graph";
import { spanningTree } from "../../graph/spanning-tree";

/** How many of some ends are out of reach once several places are closed. */
export type CountUnreachable = (closed: readonly number[]) => number;

/**
 * For many questions about one graph. A place whose way in the spanning tree passes nothing closed is still come to, so only
 * what stands under the closed places is looked at. Built in O(places + steps).
 * @param isEnd by place: 1 for the ends that count.
 */
export function createUnreachableCounter(
  { states, from, to, starts }: OpenGraph,
  isEnd: Uint8Array,
): CountUnreachable {
  const count = states.length;
  const { places, position, size } = spanningTree(count, starts, from, to);
  const leaving = createAdjacency(from, count);
  const entering = createAdjacency(to, count);
  // By place: the question in which it was last found to stand under something closed.
  const doubted = new Int32Array(count);
  let question = 0;

  return (closed) => {
    question += 1;
    const isClosed = new Set(closed);
    const under: number[] = [];
    for (const place of isClosed) {
      const first = position[place] ?? -1;
      if (first < 0 || doubted[place] === question) continue;
      for (const each of places.subarray(first, first + (size[place] ?? 0))) {
        // What stands under a closed place may have been met under another already.
        if (doubted[each] === question) continue;
        doubted[each] = question;
        under.push(each);
      }
    }
    const isCameTo = (place: number) => {
      for (let index = entering.starts[place] ?? 0; index < (entering.starts[place + 1] ?? 0); index++) {
        const before = from[entering.members[index] ?? 0] ?? 0;
        if (position[before] !== -1 && doubted[before] !== question) return true;
      }
      return false;
    };
    const cameTo = under.filter((place) => !isClosed.has(place) && isCameTo(place));
    for (const place of cameTo) doubted[place] = 0;
    // What is added while the list is walked over is walked over too.
    for (const place of cameTo) {
      for (let index = leaving.starts[place] ?? 0; index < (leaving.starts[place + 1] ?? 0); index++) {
        const next = to[leaving.members[index] ?? 0] ?? 0;
        if (doubted[next] !== question || isClosed.has(next)) continue;
        doubted[next] = 0;
        cameTo.push(next);
      }
    }
    return under.filter((place) => doubted[place] === question && isEnd[place] === 1).length;
  };
}
