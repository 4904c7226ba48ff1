import type { Position } from "../pipeline/document";

/** In map units: as Tidy up places cards, and as low as maps from before that need them. */
const [width, tall, low] = [200, 140, 96] as const;

/** In pixels of the screen to a unit of the map: from here on a card has room for its environment, below for its name alone. */
export const leastWithEnvironment = 0.58;

/**
 * The height at which a document's cards are drawn, given their upper left corners: 140, unless two of them would meet at
 * 200 by 140; then all are 96 high until they are tidied. O(n).
 */
export function cardHeight(positions: readonly Position[]): 140 | 96 {
  // A cell as large as a card has room for one card's corner, so that only neighbouring cells are looked at.
  const cells = new Map<number, Position>();
  for (const position of positions) {
    const [column, row] = [Math.floor(position.x / width), Math.floor(position.y / tall)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const other = cells.get(cellOf(column + dx, row + dy));
        if (other && Math.abs(other.x - position.x) < width && Math.abs(other.y - position.y) < tall)
          return low;
      }
    }
    cells.set(cellOf(column, row), position);
  }
  return tall;
}

/** One number for a cell: no map is a million cells high. */
function cellOf(column: number, row: number): number {
  return column * 1_000_000 + row;
}
