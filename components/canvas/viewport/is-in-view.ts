import type { Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { MapInstance } from "../map/flow-types";

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
