/** The outline of a card, or of a group of them, in map units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly source: string;
  readonly target: string;
}

type Point = readonly [x: number, y: number];
/** Along from one place to another, across at a height; or the other way round. */
interface Piece {
  readonly isAcross: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** From the side of a card to the turn of a line. */
const stub = 30;

/**
 * The ideal lines between cards by MAP.md's measure, wherever the cards are. A line is straight if its two
 * cards face each other, or passes around cards between them in a column. Other lines have one turn: in the
 * gutter behind the source, in the one before the target, or above or below the target, whichever passes
 * behind the fewest cards. A line that is not straight counts as one bend.
 */
export function drawnLines(boxes: ReadonlyMap<string, Box>, lines: readonly Line[]) {
  const drawn = lines.flatMap(({ source, target }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (!from || !to || source === target) return [];
    const others = [...boxes].filter(([id]) => id !== source && id !== target).map(([, box]) => box);
    const ways = waysBetween(from, to).map((pieces) => ({ pieces, behind: behind(pieces, others) }));
    return [ways.reduce((best, way) => (way.behind < best.behind ? way : best))];
  });
  let crossings = 0;
  for (const [index, one] of drawn.entries())
    for (const other of drawn.slice(index + 1))
      for (const piece of one.pieces) crossings += other.pieces.filter((it) => areCrossing(piece, it)).length;
  return {
    behind: drawn.reduce((sum, way) => sum + way.behind, 0),
    crossings,
    bends: drawn.filter(({ pieces }) => pieces.length > 1).length,
  };
}

function waysBetween(from: Box, to: Box): readonly (readonly Piece[])[] {
  const [start, end] = [middle(from), middle(to)];
  const right = from.left + from.width + stub;
  const aside = [
    across(start[1], start[0], right),
    upOrDown(right, start[1], end[1]),
    across(end[1], right, end[0]),
  ];
  if (Math.abs(start[1] - end[1]) < Math.min(from.height, to.height) / 2)
    return [[across((start[1] + end[1]) / 2, start[0], end[0])]];
  if (Math.abs(start[0] - end[0]) < Math.min(from.width, to.width) / 2)
    return [[upOrDown((start[0] + end[0]) / 2, start[1], end[1])], aside];
  return [right, to.left - stub, end[0]].map((turn) => [
    across(start[1], start[0], turn),
    upOrDown(turn, start[1], end[1]),
    across(end[1], turn, end[0]),
  ]);
}

function middle({ left, top, width, height }: Box): Point {
  return [left + width / 2, top + height / 2];
}

function across(at: number, one: number, other: number): Piece {
  return { isAcross: true, at, from: Math.min(one, other), to: Math.max(one, other) };
}

function upOrDown(at: number, one: number, other: number): Piece {
  return { ...across(at, one, other), isAcross: false };
}

function behind(pieces: readonly Piece[], boxes: readonly Box[]): number {
  return boxes.filter((box) => pieces.some((piece) => passes(piece, box))).length;
}

function passes({ isAcross, at, from, to }: Piece, { left, top, width, height }: Box): boolean {
  const [near, far, first, last] = isAcross
    ? [top, top + height, left, left + width]
    : [left, left + width, top, top + height];
  return at > near && at < far && to > first && from < last;
}

function areCrossing(one: Piece, other: Piece): boolean {
  return (
    one.isAcross !== other.isAcross &&
    other.at > one.from &&
    other.at < one.to &&
    one.at > other.from &&
    one.at < other.to
  );
}
