import type { Box, Point } from "./box";
import { wayOf } from "./compare-tracks";
import type { Track } from "./separate-tracks";
import { type Line, portRange } from "./sides";

/** A line on the lattice. */
export interface LaidLine {
  readonly line: Line;
  readonly points: readonly Point[];
}

export interface MovablePiece extends Track {
  readonly laid: LaidLine;
  /** The index of the line among all. */
  readonly owner: number;
  readonly piece: number;
  readonly start: number;
  readonly end: number;
  /** Of the straight piece on the lattice. */
  readonly at: number;
}

/** A line that is one straight piece stays where it is; others give way. */
export const straightWeight = 1000;
/** A share of a gutter's width: for a crossing with a straight line. */
const crossingShare = 0.22;

/** The level or the upright pieces of all lines, each with the room that it has across. `points` are the lines as far as they were moved. */
export function movablePieces(
  cards: ReadonlyMap<string, Box>,
  boxes: readonly Box[],
  laid: readonly LaidLine[],
  points: readonly (readonly Point[])[],
  isLevel: boolean,
  gap: number,
): MovablePiece[] {
  return laid.flatMap((one, owner) =>
    one.points.slice(1).flatMap((_, piece) => {
      const way = wayOf({ points: one.points, piece });
      const [from, to] = [points[owner]?.[piece], points[owner]?.[piece + 1]];
      const origin = one.points[piece];
      if (!from || !to || !origin || (way.y === 0) !== isLevel) return [];
      const at = isLevel ? origin.y : origin.x;
      const [start, end] = isLevel
        ? [Math.min(from.x, to.x), Math.max(from.x, to.x)]
        : [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      const free = freeRange(boxes, at, start, end, isLevel);
      const room = Math.min(1.5 * gap, (free[1] - free[0]) * 0.3);
      let [low, high] = [free[0] + room, free[1] - room];
      const last = one.points.length - 2;
      for (const [isEnd, id, sign] of [
        [piece === 0, one.line.source, 1],
        [piece === last, one.line.target, -1],
      ] as const) {
        const card = cards.get(id);
        if (!isEnd || !card) continue;
        const side = sideTowards(way.x * sign, way.y * sign);
        const range = portRange(card, side);
        [low, high] = [Math.max(low, range[0]), Math.min(high, range[1])];
      }
      if (low > high) [low, high] = [at, at];
      const weight = last === 0 ? straightWeight : 1;
      const wished = isLevel ? undefined : besideCrossing(laid, at, start, end, free);
      const desired = Math.min(high, Math.max(low, wished ?? at));
      return [{ laid: one, owner, piece, start, end, at, low, high, desired, weight }];
    }),
  );
}

function sideTowards(x: number, y: number) {
  if (x !== 0) return x > 0 ? "right" : "left";
  return y > 0 ? "bottom" : "top";
}

/**
 * An upright piece that crosses a straight line in a gutter does so near the line's beginning, so that a label has room on
 * the rest.
 */
function besideCrossing(
  laid: readonly LaidLine[],
  at: number,
  start: number,
  end: number,
  [low, high]: readonly [number, number],
): number | undefined {
  for (const { points } of laid) {
    const [from, to] = points;
    if (points.length !== 2 || !from || !to || from.y !== to.y || from.y <= start || from.y >= end) continue;
    if (Math.min(from.x, to.x) >= at || Math.max(from.x, to.x) <= at) continue;
    if (low === -Infinity || high === Infinity) continue;
    return from.x < to.x ? low + (high - low) * crossingShare : high - (high - low) * crossingShare;
  }
  return undefined;
}

/** Between which values a piece may lie without coming behind a card. */
function freeRange(
  boxes: readonly Box[],
  at: number,
  start: number,
  end: number,
  isLevel: boolean,
): readonly [number, number] {
  let [low, high] = [-Infinity, Infinity];
  for (const { x, y, width, height } of boxes) {
    const [first, last] = isLevel ? [x, x + width] : [y, y + height];
    if (first >= end || last <= start) continue;
    const [near, far] = isLevel ? [y, y + height] : [x, x + width];
    if (far <= at) low = Math.max(low, far);
    else if (near >= at) high = Math.min(high, near);
  }
  return [low, high];
}
