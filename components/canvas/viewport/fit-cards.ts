import type { Viewport } from "@xyflow/react";
import { cardHeight } from "@/lib/domain/drawing/card-fits";
import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Rect } from "../keyboard/reveal";

/** The smallest zoom, at which a map of thousands of cards fits. */
export const farthest = 0.02;
/** Above this zoom, cards would have more room than content. */
export const closestFit = 1.5;

/**
 * The viewport that shows all cards in the middle of an area of the canvas. React Flow's own fit uses the middle of the
 * whole canvas: with room to spare, lines above the first row would be behind the lane heads.
 * @param positions the cards' upper left corners, in map units; at least one
 * @param area in pixels from the canvas' upper left corner
 */
export function fitCards(positions: readonly Position[], area: Rect): Viewport {
  const [xs, ys] = [positions.map(({ x }) => x), positions.map(({ y }) => y)];
  const [left, top] = [least(xs), least(ys)];
  const wide = most(xs) + cardSize.width - left;
  const high = most(ys) + cardHeight(positions) - top;
  const [width, height] = [area.right - area.left, area.bottom - area.top];
  const zoom = Math.max(farthest, Math.min(closestFit, width / wide, height / high));
  return {
    zoom,
    x: area.left + (width - wide * zoom) / 2 - left * zoom,
    y: area.top + (height - high * zoom) / 2 - top * zoom,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
