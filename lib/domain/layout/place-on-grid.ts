import type { Position } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";

/** Room for the label of a hand-over between two columns, and more where a stage ends. */
const columnWidth = cardSize.width + 124;
const bandGap = 40;
/** From one row to the next; a card takes two. */
export const rowHeight = 80;
const leastRowHeight = 50;
/** A position lies between -1,000,000 and 1,000,000. */
const farthest = 950_000;

interface Cell {
  /** The column of the whole map, and the number of the stage in which it lies. */
  readonly column: number;
  readonly band: number;
  readonly row: number;
}

/** Cells as places on the map, on its grid of ten; a map too tall for it is pressed together, and begins above its zero. */
export function placeOnGrid(cells: readonly Cell[]): readonly Position[] {
  const rows = cells.reduce((most, { row }) => Math.max(most, row), 0);
  const height = Math.max(
    leastRowHeight,
    Math.min(rowHeight, Math.floor((2 * farthest) / Math.max(1, rows) / 10) * 10),
  );
  const top = rows * height > farthest ? -farthest : 0;
  return cells.map(({ column, band, row }) => ({
    x: Math.round((column * columnWidth + band * bandGap) / 10) * 10,
    y: top + row * height,
  }));
}
