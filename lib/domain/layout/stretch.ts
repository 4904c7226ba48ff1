import { cardSize } from "../pipeline/lanes";
import type { Arrangement } from "./arrangement";
import { type Canvas, leastSmallZoom, roomIn, smallCanvas } from "./canvas";
import { gaps } from "./frames";
import type { LayoutGraph, Positions } from "./layout-graph";

const most = { x: 170, y: 120 } as const;

/** Cells as places on the map: the gaps of the axis that has room grow until the map has the shape of the canvas. */
export function stretch(graph: LayoutGraph, { cellOf, frame, grid }: Arrangement, canvas: Canvas): Positions {
  const rowsOf = (members: readonly number[]) => members.map((node) => grid.rowOf[cellOf[node] ?? 0] ?? 0);
  const zones = graph.zones.map((members) => {
    const rows = rowsOf(members);
    return { top: Math.min(...rows), bottom: Math.max(...rows) };
  });
  const least = Array.from({ length: frame.rows - 1 }, (_, row) =>
    zones.some(({ top, bottom }) => top === row + 1 || bottom === row) ? gaps.zone : gaps.y,
  );
  const hasZoneOnTop = zones.some(({ top }) => top === 0);
  const [room, smallRoom] = [roomIn(canvas, hasZoneOnTop), roomIn(smallCanvas, hasZoneOnTop)];
  const cards = { width: grid.width * cardSize.width, height: frame.rows * cardSize.height };
  const wide = cards.width + (grid.width - 1) * gaps.x;
  const tall = cards.height + least.reduce((sum, gap) => sum + gap, 0);
  const width = stretched(wide, (tall * room.width) / room.height, smallRoom.width);
  const height = stretched(tall, (wide * room.height) / room.width, smallRoom.height);
  const across = clamp(onGrid((width - cards.width) / (grid.width - 1)), gaps.x, most.x);
  const down = least.map((gap) => clamp(onGrid(gap + (height - tall) / least.length), gap, most.y));

  const tops = [0];
  for (const gap of down) tops.push((tops.at(-1) ?? 0) + cardSize.height + gap);
  return new Map(
    graph.nodes.map(({ id }, node) => {
      const cell = cellOf[node] ?? 0;
      const x = (grid.columnOf[cell] ?? 0) * (cardSize.width + across);
      return [id, { x, y: tops[grid.rowOf[cell] ?? 0] ?? 0 }];
    }),
  );
}

/** As long as the shape of the canvas asks for, unless that would make cards too small in a small window. */
function stretched(least: number, wanted: number, smallRoom: number): number {
  const largest = smallRoom / leastSmallZoom;
  return Math.max(least, least > largest ? wanted : Math.min(wanted, largest));
}

/** Rounded down, so that what fits still fits. */
function onGrid(gap: number): number {
  return Math.floor(gap / 10) * 10;
}

function clamp(value: number, least: number, largest: number): number {
  return Math.max(least, Math.min(largest, value));
}
