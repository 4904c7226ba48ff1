import type { Box, Point } from "./box";
import type { PipelineEdge } from "../pipeline/document";

/** Cards in a row. */
export const columns = 2;

/** Room beside a column for lines that run down. */
export interface Gutter {
  readonly left: number;
  readonly width: number;
}

export interface Place {
  /** Counted through all lanes. */
  readonly row: number;
  readonly column: number;
}

interface Bend {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  /** 0 to the left of the first column, 2 to the right of the last. */
  readonly gutter: number;
}

/**
 * The lines of a map that runs down, in pixels: straight between cards beside or below each other, or else out to a gutter, along
 * it and in again. None runs behind a card.
 * @param places of the nodes in rows and columns
 * @param cards where they are drawn
 * @param gutters before each column, and after the last
 * @returns the lines by connection, and the most that run beside each other in one gutter
 */
export function routed(
  edges: readonly PipelineEdge[],
  places: ReadonlyMap<string, Place>,
  cards: ReadonlyMap<string, Box>,
  gutters: readonly Gutter[],
): { readonly routes: ReadonlyMap<string, readonly Point[]>; readonly lines: number } {
  const routes = new Map<string, readonly Point[]>();
  const bends: Bend[] = [];
  const straightened = new Set<string>();
  // On sides with a straight line, the middle is taken.
  const middles = new Set<string>();
  for (const { id, source, target } of edges) {
    const [from, to, start, end] = [
      places.get(source),
      places.get(target),
      cards.get(source),
      cards.get(target),
    ];
    if (!from || !to || !start || !end || source === target) continue;
    const isLevel = from.row === to.row;
    const isDown = from.column === to.column && to.row === from.row + 1;
    const pair = [source, target].toSorted().join(" ");
    if ((isLevel || isDown) && !straightened.has(pair)) {
      straightened.add(pair);
      routes.set(id, isLevel ? level(start, end) : straightDown(start, end));
      for (const [node, place] of [
        [source, from],
        [target, to],
      ] as const)
        if (isLevel) middles.add(sideOf(node, place.column !== 0));
      continue;
    }
    const gutter = from.column !== to.column ? 1 : from.column === 0 ? 0 : columns;
    bends.push({ edge: id, from: source, to: target, gutter });
  }
  const ports = portsOf(bends, places, cards, middles);
  const tracks = tracksOf(bends, ports);
  const most = new Map<number, number>();
  for (const { edge, gutter } of bends)
    most.set(gutter, Math.max(most.get(gutter) ?? 0, (tracks.get(edge) ?? 0) + 1));
  for (const { edge, gutter } of bends) {
    const [start, end] = [ports.get(`${edge} from`), ports.get(`${edge} to`)];
    if (!start || !end) continue;
    const { left, width } = gutters[gutter] ?? { left: 0, width: 0 };
    const x = left + (((tracks.get(edge) ?? 0) + 1) * width) / ((most.get(gutter) ?? 1) + 1);
    routes.set(edge, [start, { x, y: start.y }, { x, y: end.y }, end]);
  }
  return { routes, lines: Math.max(0, ...most.values()) };
}

const sideOf = (node: string, isLeft: boolean) => `${node} ${isLeft ? "left" : "right"}`;

function level(from: Box, to: Box): readonly Point[] {
  const y = from.y + from.height / 2;
  return from.x < to.x
    ? [
        { x: from.x + from.width, y },
        { x: to.x, y },
      ]
    : [
        { x: from.x, y },
        { x: to.x + to.width, y },
      ];
}

function straightDown(from: Box, to: Box): readonly Point[] {
  const x = from.x + from.width / 2;
  return [
    { x, y: from.y + from.height },
    { x, y: to.y },
  ];
}

/** Between two lines on a side of a card. */
const apart = 11;

/** Where lines leave and arrive, by connection and end: what goes furthest up on a side has the uppermost place. */
function portsOf(
  bends: readonly Bend[],
  places: ReadonlyMap<string, Place>,
  cards: ReadonlyMap<string, Box>,
  middles: ReadonlySet<string>,
): ReadonlyMap<string, Point> {
  interface Side {
    readonly node: string;
    readonly isLeft: boolean;
    readonly ends: { readonly port: string; readonly other: number }[];
  }
  const sides = new Map<string, Side>();
  for (const { edge, from, to, gutter } of bends)
    for (const [port, node, other] of [
      [`${edge} from`, from, to],
      [`${edge} to`, to, from],
    ] as const) {
      const isLeft = gutter === places.get(node)?.column;
      const side = sideOf(node, isLeft);
      const known = sides.get(side) ?? { node, isLeft, ends: [] };
      known.ends.push({ port, other: cards.get(other)?.y ?? 0 });
      sides.set(side, known);
    }
  const ports = new Map<string, Point>();
  for (const [side, { node, isLeft, ends }] of sides) {
    const card = cards.get(node);
    if (!card) continue;
    const isMiddleTaken = middles.has(side);
    const sorted = ends.toSorted((a, b) => a.other - b.other);
    const above = sorted.filter(({ other }) => other < card.y).length;
    const shifts = sorted.map((_, index) =>
      isMiddleTaken
        ? (index < above ? index - above : index - above + 1) * apart
        : (index - (sorted.length - 1) / 2) * apart,
    );
    const furthest = Math.max(...shifts.map(Math.abs));
    const squeeze = Math.min(1, (card.height / 2 - 8) / Math.max(furthest, 1));
    for (const [index, { port }] of sorted.entries())
      ports.set(port, {
        x: isLeft ? card.x : card.x + card.width,
        y: card.y + card.height / 2 + (shifts[index] ?? 0) * squeeze,
      });
  }
  return ports;
}

/** Lines that pass the same height in a gutter run beside each other: the place of each, from 0. */
function tracksOf(bends: readonly Bend[], ports: ReadonlyMap<string, Point>): ReadonlyMap<string, number> {
  const tracks = new Map<string, number>();
  const spans = bends
    .map(({ edge, gutter }) => {
      const ys = [ports.get(`${edge} from`)?.y ?? 0, ports.get(`${edge} to`)?.y ?? 0];
      return { edge, gutter, top: Math.min(...ys), bottom: Math.max(...ys) };
    })
    .toSorted((a, b) => a.top - b.top || a.bottom - b.bottom);
  const ends = new Map<number, number[]>();
  for (const { edge, gutter, top, bottom } of spans) {
    const taken = ends.get(gutter) ?? [];
    const free = taken.findIndex((end) => end + apart <= top);
    const track = free === -1 ? taken.length : free;
    taken[track] = bottom;
    ends.set(gutter, taken);
    tracks.set(edge, track);
  }
  return tracks;
}
