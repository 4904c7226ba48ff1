import type { Box, Point } from "./box";
import { compareTracks, wayOf } from "./compare-tracks";
import { type LaidLine, type MovablePiece, movablePieces, straightWeight } from "./movable-pieces";
import { type Order, separateTracks } from "./separate-tracks";

/** How often tracks are laid again, closer together, if they don't fit; the more there are, the less often. */
const mostRounds = (tracks: number) => Math.min(12, Math.floor(240 / tracks));
/** The comfortable distance as a multiple of the least: a label has room on its line. */
const comfort = 2.5;
/** How often lines are spread again, if two overlap that their turns should part. */
const mostRepairs = 2;

/**
 * Moves lines that lie on each other into tracks side by side, and spreads ports along the sides of cards: first the level
 * pieces, then the upright ones. Each piece stays between the cards that it lies between, so that no line comes behind one.
 */
export function spreadLines(
  cards: ReadonlyMap<string, Box>,
  laid: readonly LaidLine[],
  gap: number,
): (readonly Point[])[] {
  const held = new Set<string>();
  for (let repair = 0; ; repair++) {
    const { points, parted } = spreadOnce(cards, laid, gap, held);
    const meeting = parted.filter(([one, other]) => lieOnEachOther(points, one, other, gap));
    if (meeting.length === 0 || repair >= mostRepairs) return points;
    for (const [one, other] of meeting) held.add(keyOf(one, other));
  }
}

type Parted = readonly [MovablePiece, MovablePiece];

/**
 * @param held pairs that get tracks of their own, wherever they turn
 * @returns also the pairs that were left to their turns to part
 */
function spreadOnce(
  cards: ReadonlyMap<string, Box>,
  laid: readonly LaidLine[],
  gap: number,
  held: ReadonlySet<string>,
): { readonly points: Point[][]; readonly parted: readonly Parted[] } {
  const boxes = [...cards.values()];
  const points = laid.map((one) => one.points.map(({ x, y }) => ({ x, y })));
  const parted: Parted[] = [];
  const areParted = (one: MovablePiece, other: MovablePiece) => {
    if (held.has(keyOf(one, other)) || !arePartedByTurns(one, other)) return false;
    parted.push([one, other]);
    return true;
  };
  for (const isLevel of [true, false]) {
    const pieces = movablePieces(cards, boxes, laid, points, isLevel, gap);
    for (const group of groupsOf(pieces, gap)) {
      for (const [index, place] of placesOf(group, gap, isLevel, areParted).entries()) {
        const { owner, piece } = group[index] ?? { owner: -1, piece: -1 };
        for (const point of [points[owner]?.[piece], points[owner]?.[piece + 1]]) {
          if (point && isLevel) point.y = place;
          else if (point) point.x = place;
        }
      }
    }
  }
  return { points, parted };
}

function keyOf(one: MovablePiece, other: MovablePiece): string {
  return `${one.owner} ${one.piece} ${other.owner} ${other.piece}`;
}

/** Whether two pieces run along each other, too near, in their final places. */
function lieOnEachOther(
  points: readonly (readonly Point[])[],
  one: MovablePiece,
  other: MovablePiece,
  gap: number,
): boolean {
  const ends = [one, other].map(({ owner, piece }) => [points[owner]?.[piece], points[owner]?.[piece + 1]]);
  const [[from, to] = [], [otherFrom, otherTo] = []] = ends;
  if (!from || !to || !otherFrom || !otherTo) return false;
  const isLevel = from.y === to.y;
  const along = ({ x, y }: Point) => (isLevel ? x : y);
  const across = ({ x, y }: Point) => (isLevel ? y : x);
  if (Math.abs(across(from) - across(otherFrom)) >= gap / 2) return false;
  const [low, high] = [along(from), along(to)].toSorted((a, b) => a - b);
  const [otherLow, otherHigh] = [along(otherFrom), along(otherTo)].toSorted((a, b) => a - b);
  return (low ?? 0) < (otherHigh ?? 0) - 0.5 && (otherLow ?? 0) < (high ?? 0) - 0.5;
}

function extentsMeet(one: MovablePiece, other: MovablePiece, gap: number): boolean {
  return one.start < other.end + gap / 2 && other.start < one.end + gap / 2;
}

function mayMeet(one: MovablePiece, other: MovablePiece, gap: number): boolean {
  if (!extentsMeet(one, other, gap)) return false;
  // Two pieces of a line that one upright piece joins are its two ends, and as far apart as it is long.
  if (one.owner === other.owner && Math.abs(one.piece - other.piece) === 2) return false;
  return one.low < other.high + gap && other.low < one.high + gap;
}

/**
 * Two pieces that end in the same gutter, one from either side, come near each other only if the turn of the left one is to the
 * right of the other's.
 */
function arePartedByTurns(one: MovablePiece, other: MovablePiece): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  if (first.end > second.start || first.owner === second.owner) return false;
  const [turn, against] = [turnOf(first, "end"), turnOf(second, "start")];
  if (!turn || !against) return false;
  const [low, high] = [Math.max(turn.start, against.start), Math.min(turn.end, against.end)];
  return low < high && comesBefore(turn, against, turn.isLevel);
}

type Placed = Pick<MovablePiece, "laid" | "piece" | "at">;

interface Turn extends Placed, Pick<MovablePiece, "start" | "end"> {
  readonly isLevel: boolean;
}

/** The next piece of the line, as it is on the lattice, at one end of a piece. */
function turnOf({ laid, piece }: MovablePiece, end: "start" | "end"): Turn | undefined {
  const way = wayOf({ points: laid.points, piece });
  const next = way.x + way.y > 0 === (end === "end") ? piece + 1 : piece - 1;
  const [from, to] = [laid.points[next], laid.points[next + 1]];
  if (!from || !to) return undefined;
  const isLevel = from.y === to.y;
  const [start, stop] = isLevel ? [from.x, to.x] : [from.y, to.y];
  const at = isLevel ? from.y : from.x;
  return { laid, piece: next, at, start: Math.min(start, stop), end: Math.max(start, stop), isLevel };
}

/** Pieces that could come near each other, directly or through others between them. */
function groupsOf(pieces: readonly MovablePiece[], gap: number): MovablePiece[][] {
  const groups: MovablePiece[][] = [];
  const left = new Set(pieces);
  for (const first of pieces) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const one of group) {
      for (const other of left) {
        if (!mayMeet(one, other, gap)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function placesOf(
  group: readonly MovablePiece[],
  gap: number,
  isLevel: boolean,
  areParted: (one: MovablePiece, other: MovablePiece) => boolean,
): number[] {
  if (group.length === 1) return group.map(({ desired }) => desired);
  const pairs: { before: number; after: number }[] = [];
  for (const [index, one] of group.entries()) {
    for (let other = index + 1; other < group.length; other++) {
      const second = group[other];
      if (!second || !mayMeet(one, second, gap) || areParted(one, second)) continue;
      const isBefore = comesBefore(one, second, isLevel);
      pairs.push(isBefore ? { before: index, after: other } : { before: other, after: index });
    }
  }
  const sequence = inSequence(group, pairs);
  const rank = new Map(sequence.map((index, at) => [index, at]));
  // A circle of orders is broken at its break in the sequence.
  const orders = pairs.map(({ before, after }) =>
    (rank.get(before) ?? 0) < (rank.get(after) ?? 0) ? { before, after } : { before: after, after: before },
  );
  let apart = distancesIn(group, orders, sequence, gap);
  for (let round = 0; ; round++) {
    const distances = apart;
    const wanted = orders.map<Order>((order, index) => ({ ...order, apart: distances[index] ?? gap }));
    const places = separateTracks(group, wanted, sequence);
    if (round >= mostRounds(group.length)) return places;
    const crowded = crowdedTracks(wanted, places);
    if (crowded.size > 0) {
      // Between two lines that can't move, those in the middle share the room.
      apart = wanted.map((order) =>
        crowded.has(order.before) || crowded.has(order.after) ? order.apart * 0.8 : order.apart,
      );
    } else if (arePushedAside(group, places) && apart.some((distance) => distance > gap)) {
      apart = apart.map((distance) => Math.min(distance, Math.max(gap, distance * 0.85)));
    } else return places;
  }
}

/** The tracks that lie nearer to each other than they should. */
function crowdedTracks(orders: readonly Order[], places: readonly number[]): ReadonlySet<number> {
  return new Set(
    orders.flatMap(({ before, after, apart }) =>
      (places[after] ?? 0) - (places[before] ?? 0) < apart - 0.1 ? [before, after] : [],
    ),
  );
}

/** Straight lines stay in the middle of their cards, those between the same two around it, as long as the gap allows it. */
function arePushedAside(group: readonly MovablePiece[], places: readonly number[]): boolean {
  let [pushed, count] = [0, 0];
  for (const [index, { weight, desired }] of group.entries()) {
    if (weight !== straightWeight) continue;
    pushed += (places[index] ?? desired) - desired;
    count++;
  }
  return count > 0 && Math.abs(pushed / count) > 0.25;
}

function comesBefore(one: Placed, other: Placed, isLevel: boolean): boolean {
  if (Math.abs(one.at - other.at) > 1 && !shareSide(one, other)) return one.at < other.at;
  const isFirst = one.laid.line.id < other.laid.line.id;
  const [first, second] = isFirst ? [one, other] : [other, one];
  const [track, against] = [
    { points: first.laid.points, piece: first.piece },
    { points: second.laid.points, piece: second.piece },
  ];
  // What nothing tells apart runs with the first by id on the left, all along.
  const side = compareTracks(track, against) || -1;
  const { x, y } = wayOf(track);
  // Left of a way to the right is above; left of a way down is further right.
  const isBefore = isLevel ? side * x < 0 : side * y > 0;
  return isBefore === isFirst;
}

/** Whether both begin or end on the same side of a card, so that their ports may swap. */
function shareSide(one: Placed, other: Placed): boolean {
  return endsOf(one).some(({ card, x, y }) =>
    endsOf(other).some((end) => end.card === card && (end.x === x || end.y === y)),
  );
}

function endsOf({ laid: { line, points }, piece }: Placed) {
  const [start, end] = [points[piece], points[piece + 1]];
  return [
    ...(piece === 0 && start ? [{ card: line.source, ...start }] : []),
    ...(piece === points.length - 2 && end ? [{ card: line.target, ...end }] : []),
  ];
}

/** All pieces so that each pair leads forward; among those that may come next, the one that wants to lie first. */
function inSequence(
  group: readonly MovablePiece[],
  pairs: readonly { readonly before: number; readonly after: number }[],
): number[] {
  const waiting = group.map(() => 0);
  for (const { after } of pairs) waiting[after] = (waiting[after] ?? 0) + 1;
  const left = new Set(group.keys());
  const sequence: number[] = [];
  while (left.size > 0) {
    const next = [...left].reduce((best, index) => (isSooner(group, waiting, index, best) ? index : best));
    left.delete(next);
    sequence.push(next);
    for (const { before, after } of pairs) if (before === next) waiting[after] = (waiting[after] ?? 0) - 1;
  }
  return sequence;
}

function isSooner(
  group: readonly MovablePiece[],
  waiting: readonly number[],
  index: number,
  best: number,
): boolean {
  const [one, other] = [group[index], group[best]];
  if (!one || !other) return false;
  const difference = (waiting[index] ?? 0) - (waiting[best] ?? 0) || one.desired - other.desired;
  if (difference !== 0) return difference < 0;
  const [id, otherId] = [one.laid.line.id, other.laid.line.id];
  return id === otherId ? one.piece < other.piece : id < otherId;
}

/** For each order: comfortable if there is room, at least the gap, and less only if cards are too near. */
function distancesIn(
  group: readonly MovablePiece[],
  orders: readonly { readonly before: number; readonly after: number }[],
  sequence: readonly number[],
  gap: number,
): number[] {
  const depth = group.map(() => 1);
  const following = group.map<number[]>(() => []);
  for (const { before, after } of orders) following[before]?.push(after);
  for (const index of sequence)
    for (const after of following[index] ?? [])
      depth[after] = Math.max(depth[after] ?? 1, (depth[index] ?? 1) + 1);
  const deepest = Math.max(...depth);
  return orders.map(({ before, after }) => {
    const [one, other] = [group[before], group[after]];
    if (!one || !other) return gap;
    const [low, high] = [Math.min(one.low, other.low), Math.max(one.high, other.high)];
    const sharing = group.filter((piece) => piece.low >= low && piece.high <= high).length;
    const tracks = Math.min(deepest, sharing);
    const room = high - low;
    return Math.min(comfort * gap, Math.max(gap, room / tracks), Math.max(room / (tracks - 1), gap * 0.3));
  });
}
