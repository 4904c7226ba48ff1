import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { MapInstance } from "../map/flow-types";
import type { InternalNode, ReactFlowState } from "@xyflow/react";

export function isInView(instance: MapInstance, { x, y }: Position): boolean {
  const bounds = document.getElementById("main")?.getBoundingClientRect();
  if (!bounds) return true;
  const topLeft = instance.flowToScreenPosition({ x, y });
  const bottomRight = instance.flowToScreenPosition({ x: x + cardSize.width, y: y + cardSize.height });
  return (
    topLeft.x >= bounds.left &&
    topLeft.y >= bounds.top &&
    bottomRight.x <= bounds.right &&
    bottomRight.y <= bounds.bottom
  );
}

export function isPartlyInView(
  { internals }: InternalNode,
  { transform: [left, top, zoom], width, height }: ReactFlowState,
): boolean {
  const [x, y] = [internals.positionAbsolute.x * zoom + left, internals.positionAbsolute.y * zoom + top];
  return x < width && y < height && x + cardSize.width * zoom > 0 && y + cardSize.height * zoom > 0;
}
