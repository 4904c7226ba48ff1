import type { Position } from "../pipeline/document";
import { cardSize } from "../pipeline/lanes";
import { bandOf, type LayoutEdge, type LayoutNode, type Positions } from "./layout-graph";
import { tidyUp } from "./tidy-up";

/** Between what was tidied up and a card that stays. */
const room = 60;

/**
 * Tidies up some nodes in place: each stage's from its first one on, all below the cards that would be in the way. Later stages
 * make room to the right if a lane has to become wider.
 */
export function tidySelection(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  selected: ReadonlySet<string>,
): Positions {
  const chosen = nodes.filter(({ id }) => selected.has(id));
  const staying = nodes.filter(({ id }) => !selected.has(id));
  const tidied = tidyUp(chosen, edges);
  const placed = new Map<string, Position>();
  for (const band of [0, 1, 2]) {
    const ofBand = chosen.filter(({ stage }) => bandOf[stage] === band);
    const right =
      leftmost(ofBand.map(({ position }) => position)) - leftmost(ofBand.map(({ id }) => tidied.get(id)));
    for (const { id } of ofBand) {
      const { x = 0, y = 0 } = tidied.get(id) ?? {};
      placed.set(id, { x: Math.round((x + right) / 10) * 10, y });
    }
  }
  const now = new Map(nodes.map(({ id, position }) => [id, placed.get(id) ?? position]));
  makeRoom(nodes, now, selected);

  const down = topmost(chosen.map(({ position }) => position)) - topmost([...placed.values()]);
  const blocking = staying.map(({ id, position }) => now.get(id) ?? position);
  const block = chosen
    .map(({ id, position }) => ({ id, ...(now.get(id) ?? position) }))
    .map((place) => ({ ...place, y: Math.round((place.y + down) / 10) * 10 }));
  const aside = firstFreeShift(block, blocking);
  for (const { id, x, y } of block) now.set(id, { x, y: y + aside });
  return now;
}

/** Moves what stands in later stages to the right until every lane holds what is now in it. */
function makeRoom(
  nodes: readonly LayoutNode[],
  now: Map<string, Position>,
  selected: ReadonlySet<string>,
): void {
  for (const band of [0, 1]) {
    const right = nodes.reduce(
      (most, { id, stage }) =>
        bandOf[stage] === band && selected.has(id) ? Math.max(most, now.get(id)?.x ?? 0) : most,
      -Infinity,
    );
    const later = nodes.filter(({ stage }) => bandOf[stage] > band);
    const missing = right + cardSize.width + room - leftmost(later.map(({ id }) => now.get(id)));
    // Infinite if one of the sides is empty.
    if (!(missing > 0 && missing < Infinity)) continue;
    const shift = Math.ceil(missing / 10) * 10;
    for (const { id } of later) {
      const { x = 0, y = 0 } = now.get(id) ?? {};
      now.set(id, { x: x + shift, y });
    }
  }
}

/** How far down the block has to go so that none of it lies on a card that stays. */
function firstFreeShift(block: readonly Position[], blocking: readonly Position[]): number {
  const near = cardSize.height + room / 2;
  const columnOf = (x: number) => Math.floor(x / cardSize.width);
  const byColumn = new Map<number, Position[]>();
  for (const place of blocking) {
    const column = byColumn.get(columnOf(place.x)) ?? [];
    column.push(place);
    byColumn.set(columnOf(place.x), column);
  }
  const isOnCard = ({ x, y }: Position, shift: number) =>
    [-1, 0, 1].some((beside) =>
      (byColumn.get(columnOf(x) + beside) ?? []).some(
        (other) => Math.abs(other.x - x) < cardSize.width && Math.abs(other.y - y - shift) < near,
      ),
    );
  const top = topmost(block);
  const shifts = blocking.map(({ y }) => Math.ceil((y + near - top) / 10) * 10).filter((shift) => shift > 0);
  return (
    [0, ...shifts.toSorted((a, b) => a - b)].find(
      (shift) => !block.some((place) => isOnCard(place, shift)),
    ) ?? 0
  );
}

function leftmost(positions: readonly (Position | undefined)[]): number {
  return positions.reduce((least, position) => Math.min(least, position?.x ?? Infinity), Infinity);
}

function topmost(positions: readonly Position[]): number {
  return positions.reduce((least, { y }) => Math.min(least, y), Infinity);
}
