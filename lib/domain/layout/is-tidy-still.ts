import type { Position } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import type { LayoutEdge, LayoutNode, Positions } from "./layout-graph";
import { rowHeight } from "./place-on-grid";
import { straightCrossings } from "./straight-crossings";

/** What stands now is kept unless another arrangement saves more than one crossing in twenty, ... */
const worthIt = 0.95;
/** ... or is so much lower. */
const lower = 0.8;

/** Whether the nodes stand as a tidy map stands, and the new places would gain too little. */
export function isTidyStill(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  after: Positions,
): boolean {
  const before: Positions = new Map(nodes.map(({ id, position }) => [id, position]));
  const isInPlace = nodes.every(
    ({ id, position: { x, y } }) => x === after.get(id)?.x && y % rowHeight === 0,
  );
  if (!isInPlace || hasOverlap(nodes) || hasStrangers(nodes)) return false;
  if (height(after) < height(before) * lower - 2 * rowHeight) return false;
  return straightCrossings(edges, before) * worthIt <= straightCrossings(edges, after);
}

function hasOverlap(nodes: readonly LayoutNode[]): boolean {
  const sorted = nodes.map(({ position }) => position).toSorted((a, b) => a.x - b.x || a.y - b.y);
  return sorted.some((place, index) => {
    const above = sorted[index - 1];
    return above !== undefined && above.x === place.x && place.y - above.y < 2 * rowHeight;
  });
}

/** Whether a card lies in the box of a zone that is not its own. */
function hasStrangers(nodes: readonly LayoutNode[]): boolean {
  const boxes = new Map<string, { left: number; top: number; right: number; bottom: number }>();
  for (const { zone, position } of nodes) {
    if (zone === undefined) continue;
    const { x, y } = position;
    const { left, top, right, bottom } = boxes.get(zone) ?? { left: x, top: y, right: x, bottom: y };
    boxes.set(zone, {
      left: Math.min(left, x),
      top: Math.min(top, y),
      right: Math.max(right, x),
      bottom: Math.max(bottom, y),
    });
  }
  return [...boxes].some(([zone, box]) =>
    nodes.some((node) => node.zone !== zone && isNear(node.position, box)),
  );
}

function isNear(
  { x, y }: Position,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): boolean {
  return (
    x > box.left - cardSize.width &&
    x < box.right + cardSize.width &&
    y > box.top - 2 * rowHeight &&
    y < box.bottom + 2 * rowHeight
  );
}

function height(positions: Positions): number {
  let [top, bottom] = [Infinity, -Infinity];
  for (const { y } of positions.values()) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  return positions.size === 0 ? 0 : bottom - top;
}
