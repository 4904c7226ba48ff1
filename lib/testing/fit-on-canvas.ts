import { type Canvas, zoomThatFits } from "../domain/layout/canvas";
import type { LayoutNode, Positions } from "../domain/layout/layout-graph";
import { cardSize } from "../domain/pipeline/lanes";

/** The canvas of a window of 1440 by 900, below the heads of the lanes. */
export const wideCanvas: Canvas = { width: 1380, height: 756, side: 24, top: 22, bottom: 26 };

/** The zoom at which cards that are so placed fit, and the share of the canvas from the first to the last of them. */
export function fitOnCanvas(nodes: readonly LayoutNode[], positions: Positions, canvas: Canvas) {
  const places = [...positions.values()];
  const sizeAlong = (axis: "x" | "y", card: number) => {
    const values = places.map((place) => place[axis]);
    return Math.max(...values) - Math.min(...values) + card;
  };
  const width = sizeAlong("x", cardSize.width);
  const height = sizeAlong("y", cardSize.height);
  const top = Math.min(...places.map(({ y }) => y));
  const hasZoneOnTop = nodes.some(({ id, zone }) => zone !== undefined && positions.get(id)?.y === top);
  const zoom = zoomThatFits({ width, height }, canvas, hasZoneOnTop);
  return { zoom, across: (width * zoom) / canvas.width, down: (height * zoom) / canvas.height };
}
