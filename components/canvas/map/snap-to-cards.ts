import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export interface Snapped {
  readonly position: Position;
  readonly lines: { readonly x?: number; readonly y?: number };
}

/** How near two cards must be to align, in pixels of the screen. */
const near = 6;

/**
 * Aligns a dragged card with the nearest other card if one is nearly in line. All cards have one size: aligned left sides
 * mean aligned middles.
 * @param zoom pixels of the screen to a unit of the map.
 */
export function snapToCards(dragged: Position, others: Iterable<Position>, zoom: number): Snapped {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { x, y } of others) {
    xs.push(x);
    ys.push(y);
  }
  const [x, y] = [nearest(xs, dragged.x, near / zoom), nearest(ys, dragged.y, near / zoom)];
  return {
    position: { x: x ?? dragged.x, y: y ?? dragged.y },
    lines: {
      ...(x === undefined ? {} : { x: x + cardSize.width / 2 }),
      ...(y === undefined ? {} : { y: y + cardSize.height / 2 }),
    },
  };
}

function nearest(values: readonly number[], to: number, reach: number): number | undefined {
  let found: number | undefined;
  for (const value of values)
    if (Math.abs(value - to) < (found === undefined ? reach : Math.abs(found - to))) found = value;
  return found;
}
