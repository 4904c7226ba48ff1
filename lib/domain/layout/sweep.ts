import { countCrossings } from "./crossings";
import type { Layers } from "./layers";
import type { Neighbours } from "./neighbours";
import { type Arrangement, type Order, ranksOf } from "./order";

/** So many in vain end it. */
const patience = 6;

/** Each layer by the mean rank of its neighbours in the one before, then in the one after, as long as that helps. */
export function sweep(layers: Layers, start: Order, rounds: number): Arrangement {
  const order = start.map((layer) => layer.slice());
  const rank = ranksOf(layers, order);
  const keys = new Float64Array(rank.length);
  let best: Arrangement = {
    order: order.map((layer) => layer.slice()),
    crossings: countCrossings(layers, order, rank),
  };
  let vain = 0;
  for (let round = 0; round < rounds && vain < patience && best.crossings > 0; round++) {
    const isForth = round % 2 === 0;
    for (let step = 1; step < order.length; step++) {
      const layer = order[isForth ? step : order.length - 1 - step];
      // Equals are turned around in every other pair of sweeps: some crossings go only so.
      if (layer)
        sortByNeighbours(
          { layer, rank, keys },
          isForth ? layers.before : layers.after,
          round % 4 > 1 ? -1 : 1,
        );
    }
    const crossings = countCrossings(layers, order, rank);
    vain = crossings < best.crossings ? 0 : vain + 1;
    if (crossings < best.crossings) best = { order: order.map((layer) => layer.slice()), crossings };
  }
  return best;
}

interface Sorted {
  readonly layer: Int32Array;
  readonly rank: Int32Array;
  readonly keys: Float64Array;
}

function sortByNeighbours({ layer, rank, keys }: Sorted, { start, list }: Neighbours, ties: 1 | -1): void {
  // What has no neighbour there stays under what it stood under.
  let above = 0;
  for (const place of layer) {
    const [first, last] = [start[place] ?? 0, start[place + 1] ?? 0];
    let sum = 0;
    for (let index = first; index < last; index++) sum += rank[list[index] ?? 0] ?? 0;
    if (first < last) above = sum / (last - first);
    keys[place] = above;
  }
  layer.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || ties * ((rank[a] ?? 0) - (rank[b] ?? 0)));
  for (let at = 0; at < layer.length; at++) rank[layer[at] ?? 0] = at;
}
