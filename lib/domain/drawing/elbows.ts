import type { Box, Point } from "./box";
import { type Line, middleOf, portRange, straightWay } from "./sides";

/** Half of the narrowest gutter between tidied columns, in map units. */
const nearby = 28;

/**
 * Lines as plain elbows, each by itself: straight in a row or column, or else with one turn in the gutter after the source. They
 * do not avoid cards. Ports and turns are spread by the places of the other ends. O(n log n).
 */
export function elbowLines(
  cards: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  gap: number,
): Map<string, readonly Point[]> {
  const leaving = new Map<string, Line[]>();
  const arriving = new Map<string, Line[]>();
  const drawn = lines
    .filter(({ source, target }) => source !== target && cards.has(source) && cards.has(target))
    .toSorted((one, other) => heightOf(cards, one) - heightOf(cards, other) || compare(one.id, other.id));
  for (const line of drawn) {
    pushTo(leaving, line.source, line);
    pushTo(arriving, line.target, line);
  }
  const [out, into] = [asidesOf(leaving, gap), asidesOf(arriving, gap)];
  return new Map(
    drawn.flatMap((line) => {
      const [source, target] = [cards.get(line.source), cards.get(line.target)];
      if (!source || !target) return [];
      return [[line.id, elbow(source, target, out.get(line.id) ?? 0, into.get(line.id) ?? 0)] as const];
    }),
  );
}

/** One elbow. The asides are how far from the middle of its side it leaves and arrives, in map units. */
export function elbow(source: Box, target: Box, out = 0, into = 0): readonly Point[] {
  const straight = straightWay(source, target);
  if (straight) {
    const [start, end] = straight.points;
    const axis = start.y === end.y ? "y" : "x";
    const [one, other] = [portRange(source, straight.from), portRange(target, straight.to)];
    const at = clamp(start[axis] + out, Math.max(one[0], other[0]), Math.min(one[1], other[1]));
    return [
      { ...start, [axis]: at },
      { ...end, [axis]: at },
    ];
  }
  const right = source.x + source.width;
  if (target.x >= right) return turn(source, target, 1, out, into);
  if (target.x + target.width <= source.x) return turn(source, target, -1, out, into);
  return aroundTheRight(source, target);
}

function turn(source: Box, target: Box, sign: 1 | -1, out: number, into: number): readonly Point[] {
  const [from, to] = sign > 0 ? (["right", "left"] as const) : (["left", "right"] as const);
  const [start, end] = [middleOf(source, from), middleOf(target, to)];
  const [startY, endY] = [
    clamp(start.y + out, ...portRange(source, from)),
    clamp(end.y + into, ...portRange(target, to)),
  ];
  const room = Math.abs(end.x - start.x);
  const x = start.x + sign * clamp(Math.min(nearby, room / 2) + out / 2, room / 8, (room * 7) / 8);
  return [
    { x: start.x, y: startY },
    { x, y: startY },
    { x, y: endY },
    { x: end.x, y: endY },
  ];
}

/** Cards that overlap, or nearly stand above each other: out of the right side of one and into that of the other. */
function aroundTheRight(source: Box, target: Box): readonly Point[] {
  const [start, end] = [middleOf(source, "right"), middleOf(target, "right")];
  const isLevel = Math.abs(start.y - end.y) < 1;
  const [startY, endY] = isLevel
    ? [start.y - source.height / 5, end.y + target.height / 5]
    : [start.y, end.y];
  const x = Math.max(start.x, end.x) + nearby;
  return [
    { x: start.x, y: startY },
    { x, y: startY },
    { x, y: endY },
    { x: end.x, y: endY },
  ];
}

/** A connection to oneself: small loops on the upper side, each further one `gap` higher. */
export function selfLoop(box: Box, index: number, gap: number): readonly Point[] {
  const height = 26 + Math.min(index, 8) * gap;
  // Left of the middle, where lines from above arrive, and of the tab at the right.
  const half = Math.min(box.width / 10 + Math.min(index, 8) * gap * 0.3, box.width / 5);
  const centre = box.x + box.width * 0.26;
  const top = box.y - height;
  return [
    { x: centre - half, y: box.y },
    { x: centre - half, y: top },
    { x: centre + half, y: top },
    { x: centre + half, y: box.y },
  ];
}

function heightOf(cards: ReadonlyMap<string, Box>, { source, target }: Line): number {
  return (cards.get(target)?.y ?? 0) + (cards.get(source)?.y ?? 0);
}

/** How far from the middle each of a card's lines stands, in their order. */
function asidesOf(linesAt: ReadonlyMap<string, readonly Line[]>, gap: number): Map<string, number> {
  return new Map(
    [...linesAt.values()].flatMap((lines) =>
      lines.map(({ id }, index) => [id, (index - (lines.length - 1) / 2) * gap] as const),
    ),
  );
}

function pushTo(lists: Map<string, Line[]>, key: string, line: Line): void {
  const list = lists.get(key) ?? [];
  list.push(line);
  lists.set(key, list);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
