import type { Box, Point } from "./box";

/** One straight part of a line, from one bend to the next. */
export interface Piece {
  readonly from: Point;
  readonly to: Point;
  readonly length: number;
  readonly isLevel: boolean;
}

/** The pieces of a line that have a length, in the line's own direction. */
export function piecesOf(points: readonly Point[]): Piece[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
    const length = Math.hypot(dx, dy);
    return length > 0 ? [{ from, to, length, isLevel: dx > dy }] : [];
  });
}

/** The thin box that a piece covers. */
export function boxOfPiece({ from, to }: Piece): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}
