import type { LayoutGraph } from "./layout-graph";
import { type Neighbours, neighboursOf } from "./neighbours";

/**
 * One connected part of the map as layers, a layer for each column that it passes. Its nodes are the first places; then
 * follow those where a line passes a column, and those that keep a zone's box free where none of its nodes stands.
 */
export interface Layers {
  readonly nodeCount: number;
  readonly layerOf: Int32Array;
  /** The zone of each place by a number of this part, -1 without one: a line between two nodes of a zone stays in it. */
  readonly zoneOf: Int32Array;
  readonly zoneCount: number;
  readonly heights: Float64Array;
  /** Neighbours in the layer before, and in the one after. */
  readonly before: Neighbours;
  readonly after: Neighbours;
  /** The places of each layer, from top to bottom as they stand now. */
  readonly current: readonly Int32Array[];
  readonly firstColumn: number;
}

/** Above so many places a part is laid out without those of its longest lines. */
const mostPlaces = 25_000;

interface Place {
  readonly layer: number;
  readonly zone: number;
  readonly height: number;
}

/** Takes the nodes of one part, the column of every node, and the part's edges by their indexes. */
export function layersOf(
  graph: LayoutGraph,
  members: readonly number[],
  columnOf: Int32Array,
  edges: readonly number[],
): Layers {
  const firstColumn = members.reduce((least, node) => Math.min(least, columnOf[node] ?? 0), Infinity);
  const zones = [...new Set(members.map((node) => graph.zoneOf[node] ?? -1))].filter((zone) => zone >= 0);
  const numberOf = new Map(zones.map((zone, number) => [zone, number]));
  const places = members.map((node): Place => ({
    layer: (columnOf[node] ?? 0) - firstColumn,
    zone: numberOf.get(graph.zoneOf[node] ?? -1) ?? -1,
    height: graph.nodes[node]?.position.y ?? 0,
  }));
  const placeOf = new Map(members.map((node, place) => [node, place]));
  const lines = edges.flatMap((edge) => {
    const [one, other] = [
      placeOf.get(graph.sources[edge] ?? 0) ?? 0,
      placeOf.get(graph.targets[edge] ?? 0) ?? 0,
    ];
    const steps = (places[other]?.layer ?? 0) - (places[one]?.layer ?? 0);
    if (steps === 0) return [];
    return [steps > 0 ? { from: one, to: other, steps } : { from: other, to: one, steps: -steps }];
  });
  keepZonesFree(places);
  const joined = addPassages(places, lines);

  const layers: number[][] = Array.from(
    { length: places.reduce((most, { layer }) => Math.max(most, layer), 0) + 1 },
    () => [],
  );
  for (const [place, { layer }] of places.entries()) layers[layer]?.push(place);
  const heights = Float64Array.from(places, ({ height }) => height);
  return {
    nodeCount: members.length,
    layerOf: Int32Array.from(places, ({ layer }) => layer),
    zoneOf: Int32Array.from(places, ({ zone }) => zone),
    zoneCount: zones.length,
    heights,
    before: neighboursOf(places.length, joined.right, joined.left),
    after: neighboursOf(places.length, joined.left, joined.right),
    current: layers.map((layer) =>
      Int32Array.from(layer.toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b)),
    ),
    firstColumn,
  };
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/** A place in every layer that a line passes, and what is then joined from layer to layer. */
function addPassages(
  places: Place[],
  lines: readonly Line[],
): { readonly left: readonly number[]; readonly right: readonly number[] } {
  const [left, right]: [number[], number[]] = [[], []];
  const longest = longestLine(lines);
  for (const { from, to, steps } of lines) {
    const [start, end] = [places[from], places[to]];
    if (!start || !end || steps > longest) continue;
    const zone = start.zone === end.zone ? start.zone : -1;
    left.push(from);
    for (let step = 1; step < steps; step++) {
      right.push(places.length);
      left.push(places.length);
      places.push({
        layer: start.layer + step,
        zone,
        height: (start.height * (steps - step) + end.height * step) / steps,
      });
    }
    right.push(to);
  }
  return { left, right };
}

/** The longest line that still gets its places: with all up to it there are not too many. */
function longestLine(lines: readonly Line[]): number {
  let places = 0;
  for (const steps of Int32Array.from(lines, (line) => line.steps).toSorted()) {
    places += steps - 1;
    if (places > mostPlaces) return steps - 1;
  }
  return Infinity;
}

/** A place in every layer between the first and the last of a zone in which none of its nodes stands. */
function keepZonesFree(places: Place[]): void {
  const layersByZone = new Map<number, Map<number, number>>();
  for (const { zone, layer, height } of places) {
    if (zone < 0) continue;
    const layers = layersByZone.get(zone) ?? new Map<number, number>();
    layersByZone.set(zone, layers.set(layer, height));
  }
  for (const [zone, layers] of layersByZone) {
    const last = Math.max(...layers.keys());
    for (let layer = Math.min(...layers.keys()); layer < last; layer++) {
      if (!layers.has(layer)) places.push({ layer, zone, height: layers.values().next().value ?? 0 });
    }
  }
}
