import { cardSize } from "../pipeline/lanes";
import { type Canvas, roomIn } from "./canvas";
import { headWidth } from "./group-heads";
import { type Group, groupsOf } from "./groups";
import type { LayoutGraph, Positions } from "./layout-graph";
import type { Position } from "../pipeline/document";

/** Between the cards of a group, in map units. */
const cardGap = 14;
/** What has the same size on the screen at every zoom, in px: above and below the cards of a group, beside them, between groups, shelves and lanes. */
const px = {
  head: 30,
  foot: 10,
  side: 10,
  groups: 34,
  mostBetweenGroups: 64,
  shelves: 38,
  lanes: 64,
} as const;
/** The least width of a group, for its name. */
const leastWidth = 150;
/** A lane of few groups has one or two shelves; one of many as many as it takes. */
const groupsPerShelf = 6;
/** The map cannot be drawn smaller than this: a larger one is fitted to the shape of the canvas only. */
const leastZoom = 0.1;
const zoomStep = 0.99;

/** The shelves of a lane, each of groups below one another that are equally wide. */
interface Lane {
  readonly columns: number;
  readonly width: number;
  readonly shelfWidth: number;
  readonly shelves: readonly (readonly Group[])[];
}

interface Scale {
  /** Map units for a px. */
  readonly unit: number;
  /** And for one of the letters of a head, which are as large in a small window. */
  readonly ofLetters: number;
  /** The room in map units. */
  readonly width: number;
  readonly height: number;
}

/**
 * Places for a map of many cards: a grid of cards in each group, groups below one another in each lane, at the largest zoom at
 * which all fit on the canvas, and the name of each group in its head.
 * @param window the real canvas, if smaller
 */
export function pack(graph: LayoutGraph, canvas: Canvas, window: Canvas): Positions {
  const groups = groupsOf(graph);
  const [room, own] = [roomIn(canvas, false), roomIn(window, true)];
  const letters = Math.max(1, room.width / own.width, room.height / own.height);
  const cardArea = (cardSize.width + cardGap) * (cardSize.height + cardGap);
  let zoom = Math.min(1, Math.sqrt((room.width * room.height) / (graph.nodes.length * cardArea)));
  for (;;) {
    const scale = {
      unit: 1 / Math.max(zoom, leastZoom),
      ofLetters: letters / Math.max(zoom, leastZoom),
      width: room.width / zoom,
      height: room.height / zoom,
    };
    const lanes = groups.map((ofLane) => shelve(ofLane, scale));
    const width = lanes.reduce((sum, lane) => sum + (lane?.width ?? Infinity), 2 * px.lanes * scale.unit);
    if (width <= scale.width) return place(graph, lanes, scale, (scale.width - width) / 2);
    zoom *= zoomStep;
  }
}

/** The narrowest shelves that are not too high, with as many columns of cards as they hold. */
function shelve(groups: readonly Group[], scale: Scale): Lane | undefined {
  const { unit, ofLetters } = scale;
  if (groups.length === 0) return { columns: 1, width: leastWidth * unit, shelfWidth: 0, shelves: [] };
  const mostShelves = Math.max(2, Math.ceil(groups.length / groupsPerShelf));
  const largest = groups.reduce((most, { nodes }) => Math.max(most, nodes.length), 0);
  const heads = groups.reduce((most, { name, nodes }) => Math.max(most, headWidth(name, nodes.length)), 0);
  let best: Lane | undefined;
  for (let columns = 1; columns <= largest; columns++) {
    const cards = columns * (cardSize.width + cardGap) - cardGap;
    const shelfWidth = Math.max(cards + 2 * px.side * unit, leastWidth * unit, heads * ofLetters);
    if (best && shelfWidth > best.width) break;
    const heights = groups.map((group) => heightOf(group, columns, unit));
    const count = shelvesWithin(heights, scale.height, unit)?.length ?? Infinity;
    const width = count * shelfWidth + (count - 1) * px.shelves * unit;
    if (count > mostShelves || (best && width > best.width)) continue;
    best = { columns, width, shelfWidth, shelves: balanced(groups, heights, count, scale) };
  }
  return best;
}

function heightOf({ nodes }: Group, columns: number, unit: number): number {
  const rows = Math.ceil(nodes.length / columns);
  return rows * (cardSize.height + cardGap) - cardGap + (px.head + px.foot) * unit;
}

/** The end of each shelf if none is higher than `most`; nothing if a single group is higher. */
function shelvesWithin(
  heights: readonly number[],
  most: number,
  unit: number,
): readonly number[] | undefined {
  const ends: number[] = [];
  let tall = 0;
  for (const [index, height] of heights.entries()) {
    if (height > most) return undefined;
    if (index > 0 && tall + px.groups * unit + height > most) {
      ends.push(index);
      tall = height;
    } else tall += (index > 0 ? px.groups * unit : 0) + height;
  }
  return [...ends, heights.length];
}

/** This many shelves, of heights as equal as possible. */
function balanced(
  groups: readonly Group[],
  heights: readonly number[],
  count: number,
  { height, unit }: Scale,
): readonly (readonly Group[])[] {
  let [low, high] = [0, height];
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2;
    if ((shelvesWithin(heights, middle, unit)?.length ?? Infinity) > count) low = middle;
    else high = middle;
  }
  const ends = shelvesWithin(heights, high, unit) ?? [groups.length];
  return ends.map((end, shelf) => groups.slice(ends[shelf - 1] ?? 0, end));
}

function place(
  graph: LayoutGraph,
  lanes: readonly (Lane | undefined)[],
  { unit, height }: Scale,
  spare: number,
): Positions {
  const places = new Map<string, Position>();
  let left = 0;
  for (const lane of lanes) {
    if (!lane) continue;
    for (const [index, groups] of lane.shelves.entries()) {
      const heights = groups.map((group) => heightOf(group, lane.columns, unit));
      const free = height - heights.reduce((sum, one) => sum + one, 0);
      const between = Math.min(free / Math.max(1, groups.length - 1), px.mostBetweenGroups * unit);
      const x = left + index * (lane.shelfWidth + px.shelves * unit) + px.side * unit;
      let top = (free - between * (groups.length - 1)) / 2;
      for (const [number, group] of groups.entries()) {
        for (const [position, node] of group.nodes.entries()) {
          const id = graph.nodes[node]?.id ?? "";
          const [column, row] = [position % lane.columns, Math.floor(position / lane.columns)];
          places.set(id, {
            x: Math.round(x) + column * (cardSize.width + cardGap),
            y: Math.round(top + px.head * unit) + row * (cardSize.height + cardGap),
          });
        }
        top += (heights[number] ?? 0) + between;
      }
    }
    left += lane.width + px.lanes * unit + spare;
  }
  return places;
}
