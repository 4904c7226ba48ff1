/** A piece of a line that may move across, between two bounds. */
export interface Track {
  readonly desired: number;
  readonly low: number;
  readonly high: number;
  /** How much it costs to move it. */
  readonly weight: number;
}

/** The second track lies after the first, at least `apart` from it. By index. */
export interface Order {
  readonly before: number;
  readonly after: number;
  readonly apart: number;
}

/** Tracks that keep together, each at its offset from the place of their block. */
interface Block {
  readonly tracks: number[];
  place: number;
  weight: number;
}

/**
 * The positions of tracks: as near to their wishes as their orders allow, by merging those too close (Dwyer, Marriott and
 * Stuckey, Fast node overlap removal, 2005, without its splits), then within their bounds. Bounds win if there is no room.
 * `sequence` holds all tracks so that each order leads forward.
 */
export function separateTracks(
  tracks: readonly Track[],
  orders: readonly Order[],
  sequence: readonly number[],
): number[] {
  const offset = tracks.map(() => 0);
  const blockOf = tracks.map<Block>(({ desired, weight }, index) => ({
    tracks: [index],
    place: desired,
    weight,
  }));
  const placeOf = (index: number) => (blockOf[index]?.place ?? 0) + (offset[index] ?? 0);
  const leading = tracks.map<Order[]>(() => []);
  for (const order of orders) leading[order.after]?.push(order);

  for (const index of sequence) {
    for (;;) {
      const block = blockOf[index];
      const tightest = block && worst(block, leading, blockOf, placeOf);
      const first = tightest && blockOf[tightest.before];
      if (!first) break;
      const by = (offset[tightest.before] ?? 0) + tightest.apart - (offset[tightest.after] ?? 0);
      first.place =
        (first.place * first.weight + (block.place - by) * block.weight) / (first.weight + block.weight);
      first.weight += block.weight;
      for (const moved of block.tracks) {
        offset[moved] = (offset[moved] ?? 0) + by;
        blockOf[moved] = first;
        first.tracks.push(moved);
      }
    }
  }
  return withinBounds(
    tracks,
    orders,
    sequence,
    tracks.map((_, index) => placeOf(index)),
  );
}

function worst(
  block: Block,
  leading: readonly (readonly Order[])[],
  blockOf: readonly Block[],
  placeOf: (index: number) => number,
): Order | undefined {
  let [found, most]: [Order | undefined, number] = [undefined, 1e-6];
  for (const index of block.tracks) {
    for (const order of leading[index] ?? []) {
      if (blockOf[order.before] === block) continue;
      const lack = placeOf(order.before) + order.apart - placeOf(index);
      if (lack > most) [found, most] = [order, lack];
    }
  }
  return found;
}

function withinBounds(
  tracks: readonly Track[],
  orders: readonly Order[],
  sequence: readonly number[],
  places: number[],
): number[] {
  const bound = (index: number, value: number) =>
    Math.max(tracks[index]?.low ?? value, Math.min(tracks[index]?.high ?? value, value));
  const rank = tracks.map(() => 0);
  for (const [at, index] of sequence.entries()) rank[index] = at;
  const forwards = orders.toSorted((one, other) => (rank[one.after] ?? 0) - (rank[other.after] ?? 0));
  const backwards = orders.toSorted((one, other) => (rank[other.before] ?? 0) - (rank[one.before] ?? 0));
  for (const index of sequence) places[index] = bound(index, places[index] ?? 0);
  for (let round = 0; round < 2; round++) {
    for (const { before, after, apart } of forwards)
      places[after] = bound(after, Math.max(places[after] ?? 0, (places[before] ?? 0) + apart));
    for (const { before, after, apart } of backwards)
      places[before] = bound(before, Math.min(places[before] ?? 0, (places[after] ?? 0) - apart));
  }
  return places;
}
