import type { Grid } from "./grid";

/**
 * A line between two cells, as drawn: along the source's row, down or up, along the target's row. Its numbers are its first
 * column and row, the column of its turn, its last column and row; they count double, so that odd ones are in a gutter.
 */
export const routeLength = 5;

/** Writes the line from one cell to another, and answers how many cards it must pass behind: of the ways that there are the one with the fewest. */
export function writeRoute(
  { width, columnOf, rowOf }: Grid,
  nodeAt: Int32Array,
  line: { readonly from: number; readonly to: number },
  into: { readonly routes: Int32Array; readonly at: number },
): number {
  const { from, to } = line;
  const { routes, at } = into;
  const firstColumn = columnOf[from] ?? 0;
  const lastColumn = columnOf[to] ?? 0;
  const firstRow = rowOf[from] ?? 0;
  const lastRow = rowOf[to] ?? 0;
  routes[at] = 2 * firstColumn;
  routes[at + 1] = 2 * firstRow;
  routes[at + 2] = 2 * lastColumn;
  routes[at + 3] = 2 * lastColumn;
  routes[at + 4] = 2 * lastRow;
  if (firstRow === lastRow) return cardsBetween(nodeAt, from, to, 1);
  if (firstColumn === lastColumn) return cardsBetween(nodeAt, from, to, width);

  const alongLast = cardsBetween(nodeAt, to - lastColumn + firstColumn, to, 1);
  if (alongLast > 0) {
    const corner = from - firstColumn + lastColumn;
    const alongFirst = cardsBetween(nodeAt, from, corner, 1);
    const down = alongFirst + ((nodeAt[corner] ?? -1) >= 0 ? 1 : 0) + cardsBetween(nodeAt, corner, to, width);
    if (alongFirst < alongLast && alongFirst <= down) {
      routes[at + 2] = 2 * lastColumn - 1;
      return alongFirst;
    }
    if (down < alongLast) return down;
  }
  routes[at + 2] = 2 * firstColumn + 1;
  return alongLast;
}

function cardsBetween(nodeAt: Int32Array, from: number, to: number, step: number): number {
  let count = 0;
  const end = from < to ? to : from;
  for (let cell = (from < to ? from : to) + step; cell < end; cell += step)
    if ((nodeAt[cell] ?? -1) >= 0) count++;
  return count;
}

/** How often the lines at two places cross. Lines that touch, or share a gutter, do not. */
export function crossingsOf(routes: Int32Array, one: number, other: number): number {
  return upAndDown(routes, one, other) + upAndDown(routes, other, one);
}

/** How often the line at one place crosses those that are not left out. */
export function crossingsWithOthers(routes: Int32Array, one: number, isLeftOut: Uint8Array): number {
  const firstColumn = routes[one] ?? 0;
  const firstRow = routes[one + 1] ?? 0;
  const turn = routes[one + 2] ?? 0;
  const lastColumn = routes[one + 3] ?? 0;
  const lastRow = routes[one + 4] ?? 0;
  const top = firstRow < lastRow ? firstRow : lastRow;
  const bottom = firstRow < lastRow ? lastRow : firstRow;
  let count = 0;
  for (let other = 0, at = 0; other < isLeftOut.length; other++, at += routeLength) {
    if (isLeftOut[other] === 1) continue;
    const start = routes[at + 1] ?? 0;
    const end = routes[at + 4] ?? 0;
    const otherTurn = routes[at + 2] ?? 0;
    if (start > top && start < bottom && isBetween(turn, routes[at] ?? 0, otherTurn)) count++;
    if (end > top && end < bottom && isBetween(turn, otherTurn, routes[at + 3] ?? 0)) count++;
    if (isBetween(firstRow, start, end) && isBetween(otherTurn, firstColumn, turn)) count++;
    if (isBetween(lastRow, start, end) && isBetween(otherTurn, turn, lastColumn)) count++;
  }
  return count;
}

/** How often the part of a line that leads up or down crosses those of another that lead along a row. */
function upAndDown(routes: Int32Array, one: number, other: number): number {
  const start = routes[one + 1] ?? 0;
  const end = routes[one + 4] ?? 0;
  if (start === end) return 0;
  const top = start < end ? start : end;
  const bottom = start < end ? end : start;
  const column = routes[one + 2] ?? 0;
  const firstRow = routes[other + 1] ?? 0;
  const lastRow = routes[other + 4] ?? 0;
  const turn = routes[other + 2] ?? 0;
  let count = 0;
  if (firstRow > top && firstRow < bottom && isBetween(column, routes[other] ?? 0, turn)) count++;
  if (lastRow > top && lastRow < bottom && isBetween(column, turn, routes[other + 3] ?? 0)) count++;
  return count;
}

function isBetween(value: number, one: number, other: number): boolean {
  return one < other ? value > one && value < other : value > other && value < one;
}
