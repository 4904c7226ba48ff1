import type { Layers } from "./layers";
import type { Order } from "./order";
import { separate, type Separations, separationsOf } from "./separate";

/** Rows between the middles of two cards, of a card and a line that passes, and around the box of a zone. */
const gaps = { card: 2, line: 1, zone: 3 } as const;
/** Lines that pass beside each other keep apart in a part with fewer places than this. */
const few = 400;
/** Above so many places there are half as many passes. */
const many = 20_000;

export interface Rows {
  readonly rows: Int32Array;
  /** The first and last row that each layer takes, boxes of zones included. */
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

/** A row for each place: in line with what it is joined to, as far as the order and room between them allow. */
export function assignRows(layers: Layers, order: Order, hasBoxes = true): Rows {
  const columns = hasBoxes ? boxedColumns(layers, order) : order.map((layer) => [...layer]);
  const places = layers.layerOf.length;
  const count = hasBoxes ? places + 2 * layers.zoneCount : places;
  const gap = gapRule(layers);
  const isSplit = count === places;
  const all = separationsOf(count, columns, gap);
  // Without boxes every layer is for itself, and only those that move need solving.
  const halves = [0, 1].map((parity) =>
    isSplit
      ? separationsOf(
          count,
          columns.filter((_, layer) => layer % 2 === parity),
          gap,
        )
      : all,
  );
  let rows = separate(all, new Float64Array(count), weightsOf(layers, count));
  const passes = places < many ? 16 : 8;
  for (let pass = 0; pass < passes; pass++) rows = step(layers, halves[pass % 2] ?? all, rows, pass % 2);
  return {
    rows,
    // From top to bottom as they are, the first is the highest and the last the lowest.
    tops: columns.map((column) => rows[column[0] ?? 0] ?? 0),
    bottoms: columns.map((column) => rows[column.at(-1) ?? 0] ?? 0),
  };
}

/** Every other layer moves to the middle of its neighbours, which stand still meanwhile: so nothing swings. */
function step(layers: Layers, separations: Separations, rows: Int32Array, parity: number): Int32Array {
  const places = layers.layerOf.length;
  const wanted = Float64Array.from(rows);
  const isMoving = (place: number) => (layers.layerOf[place] ?? 0) % 2 === parity;
  for (let place = 0; place < places; place++)
    if (isMoving(place)) wanted[place] = middleOfNeighbours(layers, rows, place);
  if (rows.length > places) wantBoxes(layers, wanted);
  const moved = separate(separations, wanted, weightsOf(layers, rows.length));
  return rows.length > places
    ? moved
    : rows.map((row, place) => (isMoving(place) ? (moved[place] ?? 0) : row));
}

/** The top and bottom of each box where its first and last card want to be. */
function wantBoxes({ layerOf, zoneOf, nodeCount }: Layers, wanted: Float64Array): void {
  const places = layerOf.length;
  for (let top = places; top < wanted.length; top += 2) {
    wanted[top] = Infinity;
    wanted[top + 1] = -Infinity;
  }
  for (let place = 0; place < nodeCount; place++) {
    if ((zoneOf[place] ?? -1) < 0) continue;
    const top = places + 2 * (zoneOf[place] ?? 0);
    wanted[top] = Math.min(wanted[top] ?? 0, wanted[place] ?? 0);
    wanted[top + 1] = Math.max(wanted[top + 1] ?? 0, wanted[place] ?? 0);
  }
}

/** The order with the top of each zone's box before its places, and the bottom after them, as two more things. */
function boxedColumns({ zoneOf }: Layers, order: Order): readonly (readonly number[])[] {
  const topOf = (zone: number) => zoneOf.length + 2 * zone;
  return order.map((layer) => {
    const column: number[] = [];
    let open = -1;
    for (const place of layer) {
      const zone = zoneOf[place] ?? -1;
      if (zone !== open) {
        if (open >= 0) column.push(topOf(open) + 1);
        if (zone >= 0) column.push(topOf(zone));
        open = zone;
      }
      column.push(place);
    }
    if (open >= 0) column.push(topOf(open) + 1);
    return column;
  });
}

function gapRule({ layerOf, nodeCount }: Layers): (upper: number, lower: number) => number {
  const places = layerOf.length;
  const kindOf = (thing: number) =>
    thing < nodeCount ? "card" : thing < places ? "line" : (thing - places) % 2 === 0 ? "top" : "bottom";
  const besideLines = places < few ? gaps.line : 0;
  return (upper, lower) => {
    const [above, below] = [kindOf(upper), kindOf(lower)];
    // Inside the box.
    if (above === "top" || below === "bottom") return 0;
    if (below === "top") return above === "line" ? gaps.card : gaps.zone;
    if (above === "bottom") return below === "card" ? gaps.card : gaps.line;
    if (above === "card" && below === "card") return gaps.card;
    return above === "line" && below === "line" ? besideLines : gaps.line;
  };
}

/** The edges of a box go where its cards go. */
function weightsOf({ layerOf }: Layers, count: number): Float64Array {
  return new Float64Array(count).fill(1, 0, layerOf.length).fill(0.001, layerOf.length);
}

/** In a small part a line that passes counts twice: straight, it stays clear of the cards that it passes. */
function middleOfNeighbours(layers: Layers, rows: Int32Array, place: number): number {
  const ends: number[] = [];
  for (const { start, list } of [layers.before, layers.after]) {
    for (let index = start[place] ?? 0; index < (start[place + 1] ?? 0); index++) {
      const end = list[index] ?? 0;
      const row = rows[end] ?? 0;
      ends.push(row);
      if (end >= layers.nodeCount && layers.layerOf.length < few) ends.push(row);
    }
  }
  if (ends.length === 0) return rows[place] ?? 0;
  ends.sort((a, b) => a - b);
  return ((ends[(ends.length - 1) >> 1] ?? 0) + (ends[ends.length >> 1] ?? 0)) / 2;
}
