import { cardSize, snapToGrid } from "../pipeline/lanes";
import type { Arrangement } from "./arrangement";
import { type Canvas, isLarge, leastSmallZoom, roomIn, smallCanvas, zoomThatFits } from "./canvas";
import { gaps } from "./frames";
import { leastSize } from "./least-size";
import type { LayoutGraph, Positions } from "./layout-graph";

/** A gap is at most this large, or `utmost` if the map would else cover less than `enough` of the canvas. */
const most = { x: 170, y: 120 } as const;
const utmost = 170;
const enough = 0.9;

/** Along one axis: what cards and gaps take at least, what the canvas has room for, and what is enough of it, in map units. */
interface Along {
  readonly least: number;
  readonly room: number;
  readonly enough: number;
}

/**
 * Cells as places on the map: the gaps of the axis with room grow until the map has the shape of the canvas, and those of both if
 * the canvas is larger than the map at the largest zoom.
 */
export function stretch(graph: LayoutGraph, arrangement: Arrangement, canvas: Canvas): Positions {
  const { cellOf, grid } = arrangement;
  const { width, height, rowGaps, hasZoneOnTop } = leastSize(graph, arrangement);
  const zoom = zoomThatFits({ width, height }, canvas, hasZoneOnTop);
  const [room, smallRoom] = [roomIn(canvas, hasZoneOnTop), roomIn(smallCanvas, hasZoneOnTop)];
  const along = (axis: "width" | "height", least: number): Along => {
    const whole = { least, room: room[axis] / zoom, enough: snapUp((enough * canvas[axis]) / zoom) };
    // On a large screen a map is made for that first.
    const readable = Math.max(smallRoom[axis] / leastSmallZoom, isLarge(canvas) ? whole.enough : 0);
    return least > readable ? whole : { ...whole, room: Math.min(whole.room, readable) };
  };
  const across = grow(
    Array.from({ length: grid.width - 1 }, () => gaps.x),
    along("width", width),
    most.x,
  );
  const down = grow(rowGaps, along("height", height), most.y);

  const [lefts, tops] = [startsOf(across, cardSize.width), startsOf(down, cardSize.height)];
  return new Map(
    graph.nodes.map(({ id }, node) => {
      const cell = cellOf[node] ?? 0;
      return [id, { x: lefts[grid.columnOf[cell] ?? 0] ?? 0, y: tops[grid.rowOf[cell] ?? 0] ?? 0 }];
    }),
  );
}

/** Gaps that share what room there is. */
function grow(least: readonly number[], along: Along, largest: number): readonly number[] {
  const more = (to: number) => (snapDown(to) - along.least) / least.length;
  return least.map((gap) =>
    clamp(
      gap + more(along.room),
      gap,
      clamp(gap + more(Math.min(along.room, along.enough)), largest, utmost),
    ),
  );
}

/** Where each card begins, on the grid. */
function startsOf(between: readonly number[], card: number): readonly number[] {
  const starts = [0];
  for (const gap of between) starts.push((starts.at(-1) ?? 0) + card + gap);
  return starts.map(snapToGrid);
}

/** Rounded down, so that what fits still fits. */
function snapDown(length: number): number {
  return Math.floor(length / 10) * 10;
}

/** Rounded up, so that what is enough still is. */
function snapUp(length: number): number {
  return Math.ceil(length / 10) * 10;
}

function clamp(value: number, least: number, largest: number): number {
  return Math.max(least, Math.min(largest, value));
}
