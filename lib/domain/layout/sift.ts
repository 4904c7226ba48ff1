import type { Layers } from "./layers";
import type { Neighbours } from "./neighbours";

/**
 * Moves each place to where in its layer it causes the fewest crossings, and leaves it where that saves none: what is
 * well placed stays. It is tried as far as `reach` to either side; those of a zone move among themselves. Changes the
 * layer and the ranks, and answers whether it could help.
 */
export function siftLayer(layers: Layers, layer: Int32Array, rank: Int32Array, reach: number): boolean {
  const { zoneOf } = layers;
  for (const place of layer) {
    sortByRank(layers.before, place, rank);
    sortByRank(layers.after, place, rank);
  }
  let hasHelped = false;
  for (const place of layer.slice()) {
    if (degree(layers, place) === 0) continue;
    const zone = zoneOf[place] ?? -1;
    const from = rank[place] ?? 0;
    let best = from;
    let least = 0;
    for (const step of [-1, 1]) {
      let change = 0;
      for (let at = from + step; Math.abs(at - from) <= reach; at += step) {
        const other = layer[at];
        if (other === undefined || (zoneOf[other] ?? -1) !== zone) break;
        change += step > 0 ? exchange(layers, place, other, rank) : exchange(layers, other, place, rank);
        if (change >= least) continue;
        least = change;
        best = at;
      }
    }
    if (best === from) continue;
    hasHelped = true;
    if (best < from) layer.copyWithin(best + 1, best, from);
    else layer.copyWithin(from, from + 1, best + 1);
    layer[best] = place;
    for (let at = Math.min(best, from); at <= Math.max(best, from); at++) rank[layer[at] ?? 0] = at;
  }
  return hasHelped;
}

function degree({ before, after }: Layers, place: number): number {
  return (
    (before.start[place + 1] ?? 0) -
    (before.start[place] ?? 0) +
    (after.start[place + 1] ?? 0) -
    (after.start[place] ?? 0)
  );
}

/** How many crossings more there are once the upper of two neighbours stands below the lower. */
function exchange({ before, after }: Layers, upper: number, lower: number, rank: Int32Array): number {
  return difference(before, upper, lower, rank) + difference(after, upper, lower, rank);
}

/** Pairs of ends in which the upper's lies above the lower's, less those in which it lies below. */
function difference({ start, list }: Neighbours, upper: number, lower: number, rank: Int32Array): number {
  const [first, last, lowerLast] = [start[upper] ?? 0, start[upper + 1] ?? 0, start[lower + 1] ?? 0];
  const lowerFirst = start[lower] ?? 0;
  if (first === last || lowerFirst === lowerLast) return 0;
  let [above, equal] = [lowerFirst, lowerFirst];
  let sum = 0;
  for (let index = first; index < last; index++) {
    const end = rank[list[index] ?? 0] ?? 0;
    while (above < lowerLast && (rank[list[above] ?? 0] ?? 0) < end) above++;
    equal = Math.max(equal, above);
    while (equal < lowerLast && (rank[list[equal] ?? 0] ?? 0) === end) equal++;
    sum += lowerLast - equal - (above - lowerFirst);
  }
  return sum;
}

/** Insertion: there are few neighbours, and they are nearly sorted. */
function sortByRank({ start, list }: Neighbours, place: number, rank: Int32Array): void {
  const first = start[place] ?? 0;
  for (let index = first + 1; index < (start[place + 1] ?? 0); index++) {
    const moved = list[index] ?? 0;
    let at = index;
    while (at > first && (rank[list[at - 1] ?? 0] ?? 0) > (rank[moved] ?? 0)) {
      list[at] = list[at - 1] ?? 0;
      at--;
    }
    list[at] = moved;
  }
}
