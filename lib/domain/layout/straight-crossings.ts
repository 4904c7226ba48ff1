import type { Position } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import type { LayoutEdge } from "./layout-graph";

/** How many pairs of straight lines, each from the middle of one card to the middle of another, cross. Those that share a card don't. */
export function straightCrossings(
  lines: readonly LayoutEdge[],
  positions: ReadonlyMap<string, Position>,
): number {
  const drawn = lines.flatMap(({ source, target }) => {
    const [from, to] = [positions.get(source), positions.get(target)];
    if (!from || !to || source === target) return [];
    const [a, b] = from.x <= to.x ? [middle(from), middle(to)] : [middle(to), middle(from)];
    return [{ source, target, a, b, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) }];
  });
  drawn.sort((one, other) => one.a.x - other.a.x);
  let crossings = 0;
  for (const [index, one] of drawn.entries()) {
    for (let next = index + 1; next < drawn.length; next++) {
      const other = drawn[next];
      if (!other || other.a.x > one.b.x) break;
      if (other.top > one.bottom || other.bottom < one.top) continue;
      if (
        one.source === other.source ||
        one.source === other.target ||
        one.target === other.source ||
        one.target === other.target
      )
        continue;
      const around = side(one.a, one.b, other.a) * side(one.a, one.b, other.b);
      if (around < 0 && side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0) crossings++;
    }
  }
  return crossings;
}

function middle({ x, y }: Position): Position {
  return { x: x + cardSize.width / 2, y: y + cardSize.height / 2 };
}

function side(a: Position, b: Position, point: Position): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}
