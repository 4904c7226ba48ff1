import { assignRows } from "./assign-rows";
import { countCrossings } from "./crossings";
import type { Layers } from "./layers";
import { type Arrangement, type Order, ranksOf } from "./order";
import { siftLayer } from "./sift";
import { endToEndOrder, walkOrder } from "./starting-orders";
import { sweep } from "./sweep";

/** What stands now is kept unless another arrangement saves more than one crossing in twenty. */
const worthIt = 0.95;
/** A drawing with so many times the crossings of a computed one is not worth to start from. */
const hopeless = 3;
/** Sweeps at most, and places visited by them in all: a large part is swept less often. */
const mostRounds = 40;
const mostVisits = 800_000;
/** How far away from where it stands a place is tried. */
const reach = 40;

/** Few crossings, and as few changes to what stands above what as that allows. */
export function orderLayers(layers: Layers): Order {
  const hasZones = layers.zoneOf.some((zone) => zone >= 0);
  const regroup = (order: Order) =>
    hasZones ? groupZones(layers, assignRows(layers, order, false).rows) : order;
  const rounds = Math.max(4, Math.min(mostRounds, Math.round(mostVisits / layers.layerOf.length)));
  const current = arrange(layers, hasZones ? groupZones(layers, layers.heights) : layers.current);
  if (current.crossings === 0) return current.order;

  const improved = (start: Order) => arrange(layers, regroup(sweep(layers, start, rounds).order));
  const found = sift(layers, fewest([endToEndOrder(layers), walkOrder(layers)].map(improved)), 4);
  if (current.crossings > hopeless * found.crossings + 20) return turned(layers, found.order);
  const kept = fewest([sift(layers, current, 6), sift(layers, improved(current.order), 4)]);
  return found.crossings < kept.crossings * worthIt ? turned(layers, found.order) : kept.order;
}

/** Upside down, where that is nearer to how it stands now: it has as many crossings. */
function turned(layers: Layers, order: Order): Order {
  const heightOf = (place: number) => layers.heights[place] ?? 0;
  let likeness = 0;
  for (const layer of order) {
    const meanHeight = layer.reduce((sum, place) => sum + heightOf(place), 0) / layer.length;
    for (let at = 0; at < layer.length; at++)
      likeness += (2 * at + 1 - layer.length) * (heightOf(layer[at] ?? 0) - meanHeight);
  }
  return likeness < 0 ? order.map((layer) => layer.toReversed()) : order;
}

function arrange(layers: Layers, order: Order): Arrangement {
  return { order, crossings: countCrossings(layers, order, ranksOf(layers, order)) };
}

function fewest(arrangements: readonly Arrangement[]): Arrangement {
  return arrangements.reduce((best, one) => (one.crossings < best.crossings ? one : best));
}

function sift(layers: Layers, { order: start }: Arrangement, rounds: number): Arrangement {
  const order = start.map((layer) => layer.slice());
  const rank = ranksOf(layers, order);
  for (let round = 0; round < rounds; round++) {
    let hasHelped = false;
    for (const layer of round % 2 === 0 ? order : order.toReversed())
      hasHelped = siftLayer(layers, layer, rank, reach) || hasHelped;
    if (!hasHelped) break;
  }
  return { order, crossings: countCrossings(layers, order, rank) };
}

/**
 * The places of each layer by their height, those of a zone side by side and each zone on the same side of its
 * neighbours in every layer: so that a box can be drawn around it that holds nothing else.
 */
function groupZones(layers: Layers, heights: ArrayLike<number>): Order {
  const zoneHeights = meanHeights(layers, heights);
  const heightOf = (place: number) => zoneHeights.get(layers.zoneOf[place] ?? -1) ?? heights[place] ?? 0;
  // A zone is one thing in this order, and any two things must stand in the same order in each layer.
  const thingOf = (place: number) =>
    (layers.zoneOf[place] ?? -1) < 0 ? place : -1 - (layers.zoneOf[place] ?? 0);
  return layers.current.map((layer) =>
    layer.toSorted(
      (a, b) =>
        heightOf(a) - heightOf(b) ||
        thingOf(a) - thingOf(b) ||
        (heights[a] ?? 0) - (heights[b] ?? 0) ||
        a - b,
    ),
  );
}

function meanHeights({ zoneOf, nodeCount }: Layers, heights: ArrayLike<number>): ReadonlyMap<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (let place = 0; place < nodeCount; place++) {
    const zone = zoneOf[place] ?? -1;
    if (zone < 0) continue;
    const { sum, count } = sums.get(zone) ?? { sum: 0, count: 0 };
    sums.set(zone, { sum: sum + (heights[place] ?? 0), count: count + 1 });
  }
  return new Map([...sums].map(([zone, { sum, count }]) => [zone, sum / count]));
}
