import type { Point } from "./box";

/** A line, and one of its pieces by the index of its first point. */
export interface TrackOf {
  readonly points: readonly Point[];
  readonly piece: number;
}

/**
 * The order of two overlapping pieces, seen along the first: -1 the first is left, 1 the other, 0 undecided. Both lines are
 * followed ahead to their parting, then back: the one that turns left runs on the left, so that they cross as rarely as possible.
 */
export function compareTracks(one: TrackOf, other: TrackOf): -1 | 0 | 1 {
  const aligned = isSameWay(one, other) ? other : reversed(other);
  const ahead = whereTheyPart(one, aligned);
  if (ahead !== 0) return ahead;
  return opposite(whereTheyPart(reversed(one), reversed(aligned)));
}

function whereTheyPart(one: TrackOf, other: TrackOf): -1 | 0 | 1 {
  for (let step = 0; ; step++) {
    const [end, otherEnd] = [one.points[one.piece + 1 + step], other.points[other.piece + 1 + step]];
    const from = one.points[one.piece + step];
    if (!end || !otherEnd || !from) return 0;
    const ahead =
      (otherEnd.x - end.x) * Math.sign(end.x - from.x) + (otherEnd.y - end.y) * Math.sign(end.y - from.y);
    if (ahead > 0.5) return turnAt(one.points, one.piece + 1 + step);
    if (ahead < -0.5) return opposite(turnAt(other.points, other.piece + 1 + step));
    const [turn, otherTurn] = [
      turnAt(one.points, one.piece + 1 + step),
      turnAt(other.points, other.piece + 1 + step),
    ];
    if (turn !== otherTurn) return turn < otherTurn ? -1 : 1;
    if (turn === 0) return 0;
  }
}

/** -1 if the line turns left at a point, 1 if right, 0 at its ends. */
function turnAt(points: readonly Point[], index: number): -1 | 0 | 1 {
  const [before, at, after] = [points[index - 1], points[index], points[index + 1]];
  if (!before || !at || !after) return 0;
  // y grows downwards, so that a turn to the left is negative.
  const turn = Math.sign((at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x));
  return turn < 0 ? -1 : turn > 0 ? 1 : 0;
}

function isSameWay(one: TrackOf, other: TrackOf): boolean {
  const [a, b] = [wayOf(one), wayOf(other)];
  return a.x * b.x + a.y * b.y > 0;
}

export function wayOf({ points, piece }: TrackOf): Point {
  const [from, to] = [points[piece], points[piece + 1]];
  if (!from || !to) return { x: 0, y: 0 };
  return { x: Math.sign(to.x - from.x), y: Math.sign(to.y - from.y) };
}

function reversed({ points, piece }: TrackOf): TrackOf {
  return { points: points.toReversed(), piece: points.length - 2 - piece };
}

function opposite(side: -1 | 0 | 1): -1 | 0 | 1 {
  return side === 0 ? 0 : side < 0 ? 1 : -1;
}
