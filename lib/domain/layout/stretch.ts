import { cardSize, snapToGrid } from "../pipeline/lanes";
import type { Arrangement } from "./arrangement";
import { type Canvas, leastSmallZoom, roomIn, smallCanvas } from "./canvas";
import { gaps } from "./frames";
import { leastSize } from "./least-size";
import type { LayoutGraph, Positions } from "./layout-graph";

const most = { x: 170, y: 120 } as const;

/** Cells as places on the map: the gaps of the axis that has room grow until the map has the shape of the canvas. */
export function stretch(graph: LayoutGraph, arrangement: Arrangement, canvas: Canvas): Positions {
  const { cellOf, grid } = arrangement;
  const { width, height, rowGaps, hasZoneOnTop } = leastSize(graph, arrangement);
  const [room, smallRoom] = [roomIn(canvas, hasZoneOnTop), roomIn(smallCanvas, hasZoneOnTop)];
  const wide = stretched(width, (height * room.width) / room.height, smallRoom.width);
  const tall = stretched(height, (width * room.height) / room.width, smallRoom.height);
  const across = clamp(gaps.x + (onGrid(wide) - width) / (grid.width - 1), gaps.x, most.x);
  const down = rowGaps.map((gap) => clamp(onGrid(gap + (tall - height) / rowGaps.length), gap, most.y));

  const tops = [0];
  for (const gap of down) tops.push((tops.at(-1) ?? 0) + cardSize.height + gap);
  return new Map(
    graph.nodes.map(({ id }, node) => {
      const cell = cellOf[node] ?? 0;
      const x = (grid.columnOf[cell] ?? 0) * (cardSize.width + across);
      return [id, { x: snapToGrid(x), y: snapToGrid(tops[grid.rowOf[cell] ?? 0] ?? 0) }];
    }),
  );
}

/** As long as the shape of the canvas asks for, unless that would make cards too small in a small window. */
function stretched(least: number, wanted: number, smallRoom: number): number {
  const largest = smallRoom / leastSmallZoom;
  return Math.max(least, least > largest ? wanted : Math.min(wanted, largest));
}

/** Rounded down, so that what fits still fits. */
function onGrid(length: number): number {
  return Math.floor(length / 10) * 10;
}

function clamp(value: number, least: number, largest: number): number {
  return Math.max(least, Math.min(largest, value));
}
