import type { Box, Point } from "./box";
import { compareTracks, wayOf } from "./compare-tracks";
import { type LaidLine, type MovablePiece, movablePieces, straightWeight } from "./movable-pieces";
import { type Order, separateTracks } from "./separate-tracks";

/** So many times the least distance is comfortable: a label has room on its line. */
const comfort = 2.5;
/**
 * Moves lines that lie on each other into tracks side by side, and spreads ports along the sides of cards: first the level
 * pieces, then the upright ones. Each piece stays between the cards that it lies between, so that no line comes behind one.
 */
export function spreadLines(
  cards: ReadonlyMap<string, Box>,
  laid: readonly LaidLine[],
  gap: number,
): (readonly Point[])[] {
  const boxes = [...cards.values()];
  const points = laid.map((one) => one.points.map(({ x, y }) => ({ x, y })));
  for (const isLevel of [true, false]) {
    const pieces = movablePieces(cards, boxes, laid, points, isLevel, gap);
    for (const group of groupsOf(pieces, gap)) {
      for (const [index, place] of placesOf(group, gap, isLevel).entries()) {
        const { owner, piece } = group[index] ?? { owner: -1, piece: -1 };
        for (const point of [points[owner]?.[piece], points[owner]?.[piece + 1]]) {
          if (point && isLevel) point.y = place;
          else if (point) point.x = place;
        }
      }
    }
  }
  return points;
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
 * Two pieces that end in the same gutter, one from either side, come near each other only where the turn of the one from
 * the left lies to the right of the other's.
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

function placesOf(group: readonly MovablePiece[], gap: number, isLevel: boolean): number[] {
  if (group.length === 1) return group.map(({ desired }) => desired);
  const pairs: { before: number; after: number }[] = [];
  for (const [index, one] of group.entries()) {
    for (let other = index + 1; other < group.length; other++) {
      const second = group[other];
      if (!second || !mayMeet(one, second, gap) || arePartedByTurns(one, second)) continue;
      const isBefore = comesBefore(one, second, isLevel);
      pairs.push(isBefore ? { before: index, after: other } : { before: other, after: index });
    }
  }
  const sequence = inSequence(group, pairs);
  const rank = new Map(sequence.map((index, at) => [index, at]));
  // A circle of orders is broken where the sequence breaks it.
  const orders = pairs.map(({ before, after }) =>
    (rank.get(before) ?? 0) < (rank.get(after) ?? 0) ? { before, after } : { before: after, after: before },
  );
  let apart = distanceIn(group, orders, sequence, gap);
  for (;;) {
    const places = separateTracks(
      group,
      orders.map<Order>((order) => ({ ...order, apart })),
      sequence,
    );
    // Straight lines stay straight through the middle of their cards as long as the gap allows it.
    const isPushed = group.some(
      ({ weight, desired }, index) =>
        weight === straightWeight && Math.abs((places[index] ?? desired) - desired) > 0.5,
    );
    if (!isPushed || apart <= gap) return places;
    apart = Math.max(gap, apart * 0.85);
  }
}

function comesBefore(one: Placed, other: Placed, isLevel: boolean): boolean {
  if (Math.abs(one.at - other.at) > 1) return one.at < other.at;
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

/** Comfortable where there is room for it, at least the gap, and less only where the cards stand too near. */
function distanceIn(
  group: readonly MovablePiece[],
  orders: readonly { readonly before: number; readonly after: number }[],
  sequence: readonly number[],
  gap: number,
): number {
  const depth = group.map(() => 1);
  const following = new Map<number, number[]>();
  for (const { before, after } of orders) following.set(before, [...(following.get(before) ?? []), after]);
  for (const index of sequence)
    for (const after of following.get(index) ?? [])
      depth[after] = Math.max(depth[after] ?? 1, (depth[index] ?? 1) + 1);
  const most = Math.max(...depth);
  const room = Math.min(...group.map(({ low, high }) => high - low));
  return Math.min(
    comfort * gap,
    Math.max(gap, room / most),
    Math.max(room / Math.max(1, most - 1), gap * 0.3),
  );
}
