import { cardSize } from "../pipeline/lanes";
import type { Arrangement } from "./arrangement";
import { type Canvas, zoomThatFits } from "./canvas";
import { gaps } from "./frames";
import type { LayoutGraph } from "./layout-graph";

/** How small an arrangement can be drawn, in map units. */
export interface LeastSize {
  readonly width: number;
  readonly height: number;
  /** The gap below each row but the last. */
  readonly rowGaps: readonly number[];
  readonly hasZoneOnTop: boolean;
}

export function leastSize(graph: LayoutGraph, { cellOf, frame, grid }: Arrangement): LeastSize {
  const zones = graph.zones.map((members) => {
    const rows = members.map((node) => grid.rowOf[cellOf[node] ?? 0] ?? 0);
    return { top: Math.min(...rows), bottom: Math.max(...rows) };
  });
  const rowGaps = Array.from({ length: frame.rows - 1 }, (_, row) =>
    zones.some(({ top, bottom }) => top === row + 1 || bottom === row) ? gaps.zone : gaps.y,
  );
  return {
    width: grid.width * cardSize.width + (grid.width - 1) * gaps.x,
    height: frame.rows * cardSize.height + rowGaps.reduce((sum, gap) => sum + gap, 0),
    rowGaps,
    hasZoneOnTop: zones.some(({ top }) => top === 0),
  };
}

/** The largest zoom at which an arrangement fits a canvas. */
export function largestZoom(graph: LayoutGraph, arrangement: Arrangement, canvas: Canvas): number {
  const size = leastSize(graph, arrangement);
  return zoomThatFits(size, canvas, size.hasZoneOnTop);
}
