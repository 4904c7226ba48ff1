import { cardSize } from "../pipeline/lanes";
import { type Canvas, leastSmallZoom, smallCanvas, zoomThatFits } from "./canvas";

/**
 * The least room between cards in map units, before they go to the grid of ten: beside, below, and below at the start or end of a
 * zone.
 */
export const gaps = { x: 56, y: 40, zone: 58 } as const;
const mostColumns = 3;
/** A lane of more cards than fit has more columns, of this many rows. */
const fewRows = 6;
/** Frames with cards nearly as large as possible are tried; smaller ones if zones have no room to separate. */
const nearly = 0.92;
export const roomy = 0.7;

/** How many columns each lane has, how many rows they have, and the zoom at which that fits the canvas. */
export interface Frame {
  readonly columns: readonly [number, number, number];
  readonly rows: number;
  readonly zoom: number;
  /** The zoom in a small window. */
  readonly smallZoom: number;
}

/**
 * The frames for so many cards in each lane that show them nearly as large as can be, the largest first.
 * @param least how large, beside the largest
 */
export function framesFor(
  lanes: readonly number[],
  canvas: Canvas,
  hasZones: boolean,
  least = nearly,
): readonly Frame[] {
  const all = columnsFor(lanes).flatMap((columns) => {
    const fewest = Math.max(...columns.map((count, lane) => Math.ceil((lanes[lane] ?? 0) / count)));
    return [fewest, fewest + 1].map((rows) => frameOf(columns, rows, canvas, hasZones));
  });
  const best = Math.max(...all.map(({ zoom }) => zoom));
  const large = all.filter(({ zoom }) => zoom >= best * least).toSorted((a, b) => b.zoom - a.zoom);
  const readable = large.filter(({ smallZoom }) => smallZoom >= leastSmallZoom);
  return readable.length > 0 ? readable : large;
}

export function frameOf(columns: Frame["columns"], rows: number, canvas: Canvas, hasZones: boolean): Frame {
  const count = columns.reduce((sum, one) => sum + one, 0);
  const units = {
    width: count * cardSize.width + (count - 1) * gaps.x,
    height: rows * cardSize.height + (rows - 1) * (hasZones ? gaps.zone : gaps.y),
  };
  return {
    columns,
    rows,
    zoom: zoomThatFits(units, canvas, hasZones),
    smallZoom: zoomThatFits(units, smallCanvas, hasZones),
  };
}

/** An empty lane keeps a column free for its first card. */
function columnsFor(lanes: readonly number[]): readonly Frame["columns"][] {
  const [build = [], distribute = [], run = []] = lanes.map((count) =>
    Array.from(
      { length: Math.min(Math.max(count, 1), Math.max(mostColumns, Math.ceil(count / fewRows))) },
      (_, index) => index + 1,
    ),
  );
  return build.flatMap((b) => distribute.flatMap((d) => run.map((r) => [b, d, r] as const)));
}
