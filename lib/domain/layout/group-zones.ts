import type { Layers } from "./layers";
import type { Order } from "./order";

/**
 * The places of each layer by their height, those of a zone side by side and each zone on the same side of its
 * neighbours in every layer: so that a box can be drawn around it that holds nothing else.
 */
export function groupZones(layers: Layers, heights: ArrayLike<number>): Order {
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
