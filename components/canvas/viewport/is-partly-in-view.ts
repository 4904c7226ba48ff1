import type { InternalNode, ReactFlowState } from "@xyflow/react";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export function isPartlyInView(
  { internals }: InternalNode,
  { transform: [left, top, zoom], width, height }: ReactFlowState,
): boolean {
  const [x, y] = [internals.positionAbsolute.x * zoom + left, internals.positionAbsolute.y * zoom + top];
  return x < width && y < height && x + cardSize.width * zoom > 0 && y + cardSize.height * zoom > 0;
}
