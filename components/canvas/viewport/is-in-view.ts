import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Rect } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import type { InternalNode, ReactFlowState } from "@xyflow/react";

export function isInView(instance: MapInstance, position: Position): boolean {
  const bounds = document.getElementById("main")?.getBoundingClientRect();
  if (!bounds) return true;
  const card = cardOnScreen(instance, position);
  return (
    card.left >= bounds.left &&
    card.top >= bounds.top &&
    card.right <= bounds.right &&
    card.bottom <= bounds.bottom
  );
}

/** The place in the window of a card at this position on the map. */
export function cardOnScreen(instance: MapInstance, { x, y }: Position): Rect {
  const { x: left, y: top } = instance.flowToScreenPosition({ x, y });
  const { x: right, y: bottom } = instance.flowToScreenPosition({
    x: x + cardSize.width,
    y: y + cardSize.height,
  });
  return { left, top, right, bottom };
}

export function isPartlyInView(
  { internals }: InternalNode,
  { transform: [left, top, zoom], width, height }: ReactFlowState,
): boolean {
  const [x, y] = [internals.positionAbsolute.x * zoom + left, internals.positionAbsolute.y * zoom + top];
  return x < width && y < height && x + cardSize.width * zoom > 0 && y + cardSize.height * zoom > 0;
}
