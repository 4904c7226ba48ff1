import type { Point } from "./box";
import { piecesOf } from "./pieces";

/**
 * A line as an SVG path. Each corner is rounded by `radius`, or by half of its shorter piece if that is less. Fewer than two
 * points are no path: "".
 */
export function roundedPath(points: readonly Point[], radius: number): string {
  const pieces = piecesOf(points);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return "";
  const corners = pieces.slice(1).map((after, index) => {
    const before = pieces[index] ?? after;
    const cut = Math.min(radius, before.length / 2, after.length / 2);
    const start = towards(after.from, before.from, cut, before.length);
    const end = towards(after.from, after.to, cut, after.length);
    return `L${place(start)}Q${place(after.from)} ${place(end)}`;
  });
  return `M${place(first.from)}${corners.join("")}L${place(last.to)}`;
}

/** The line up to its arrow: shorter by `length`, but at most by its last piece. */
export function shortenedBy(points: readonly Point[], length: number): readonly Point[] {
  const last = piecesOf(points).at(-1);
  if (!last) return points;
  const end = towards(last.to, last.from, Math.min(length, last.length), last.length);
  return [...points.slice(0, points.lastIndexOf(last.from) + 1), end];
}

/** A filled triangle at the end of a line, `size` long, as a closed SVG path. A line without a length has none: "". */
export function arrowHead(points: readonly Point[], size: number): string {
  const last = piecesOf(points).at(-1);
  if (!last) return "";
  const { from, to, length } = last;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const base = { x: to.x - ux * size, y: to.y - uy * size };
  const half = size * 0.55;
  const left = { x: base.x - uy * half, y: base.y + ux * half };
  const right = { x: base.x + uy * half, y: base.y - ux * half };
  return `M${place(to)}L${place(left)}L${place(right)}Z`;
}

/** The point at a share (0 to 1) of a line's whole length. A line of no points is at 0, 0. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const pieces = piecesOf(points);
  let left = pieces.reduce((sum, { length }) => sum + length, 0) * Math.min(1, Math.max(0, share));
  for (const { from, to, length } of pieces) {
    if (left <= length) return towards(from, to, left, length);
    left -= length;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

function towards(from: Point, to: Point, by: number, length: number): Point {
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function place({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
