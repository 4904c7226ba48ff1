import type { Box, Point } from "./box";

export interface ZoneBox extends Box {
  readonly id: string;
  readonly name: string;
}

interface Card extends Point {
  readonly node: { readonly zone?: string | undefined };
}

interface Measures {
  /** A card's, in map units. */
  readonly width: number;
  readonly height: number;
  /** Map units to a pixel of the screen: the title on the upper edge keeps its size there. 1 at zoom 1. */
  readonly unit: number;
}

/** In pixels: beside the outermost members, above them for the title, and below. */
const room = { side: 14, head: 30, foot: 12 } as const;
/** Of the way to the next card, the most that a frame takes beside its members. */
const sideShare = 0.2;
/** In pixels: what stays free between a frame's head and the card above it. */
const aboveHead = 13;

/**
 * The box around the members of each zone that has any, in the plane of the cards' upper left corners. Its sides and its
 * head give way to cards of other zones that stand near. O(zones * cards).
 */
export function zoneBoxes(
  zones: readonly { readonly id: string; readonly name: string }[],
  cards: readonly Card[],
  measures: Measures,
): ZoneBox[] {
  const members = new Map<string, Card[]>(zones.map(({ id }) => [id, []]));
  for (const card of cards) members.get(card.node.zone ?? "")?.push(card);
  return zones.flatMap(({ id, name }) => {
    const inside = members.get(id) ?? [];
    if (inside.length === 0) return [];
    const others = cards.filter((card) => card.node.zone !== id);
    return [{ id, name, ...boxAround(inside, others, measures) }];
  });
}

function boxAround(members: readonly Card[], others: readonly Card[], measures: Measures): Box {
  const { width, height, unit } = measures;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of members) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  // How far the next card of another zone stands, beside and above.
  let [beside, above] = [Infinity, Infinity];
  for (const { x, y } of others) {
    if (y < bottom && y + height > top) {
      if (x >= right) beside = Math.min(beside, x - right);
      if (x + width <= left) beside = Math.min(beside, left - x - width);
    }
    if (x < right && x + width > left && y + height <= top) above = Math.min(above, top - y - height);
  }
  const side = Math.min(room.side * unit, beside * sideShare);
  const head = Math.max(Math.min(room.head * unit, above - aboveHead * unit), Math.min(above, side) / 2);
  return {
    x: left - side,
    y: top - head,
    width: right - left + 2 * side,
    height: bottom - top + head + room.foot * unit,
  };
}
