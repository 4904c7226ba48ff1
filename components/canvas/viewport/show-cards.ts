import type { PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { beginMove, motion } from "./move-map";

const margin = 28;
/** Below this a card cannot be read. */
const readable = 0.7;
const closest = 1;

/** Moves the map until all of these cards stand beside what lies over it, as close as there is room and no nearer than they are. */
export function showCards(instance: MapInstance | undefined, nodes: readonly PipelineNode[]): void {
  const area = visibleArea();
  if (!instance || !area || nodes.length === 0) return;
  beginMove();
  const box = boxAround(nodes.map(({ position }) => position));
  const viewport = instance.getViewport();
  const room = Math.min(
    (area.right - area.left - 2 * margin) / (box.right - box.left),
    (area.bottom - area.top - 2 * margin) / (box.bottom - box.top),
  );
  const zoom = Math.min(
    Math.max(viewport.zoom, readable),
    Math.max(room, 0.1),
    Math.max(viewport.zoom, closest),
  );
  const topLeft = instance.flowToScreenPosition({ x: box.left, y: box.top });
  const bottomRight = instance.flowToScreenPosition({ x: box.right, y: box.bottom });
  if (zoom === viewport.zoom) {
    const shift = shiftInto(
      area,
      { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y },
      margin,
    );
    if (shift)
      void instance.setViewport({ ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y }, motion());
    return;
  }
  const origin = instance.flowToScreenPosition({ x: 0, y: 0 });
  void instance.setViewport(
    {
      x: viewport.x + (area.left + area.right) / 2 - origin.x - ((box.left + box.right) / 2) * zoom,
      y: viewport.y + (area.top + area.bottom) / 2 - origin.y - ((box.top + box.bottom) / 2) * zoom,
      zoom,
    },
    motion(),
  );
}

function boxAround(positions: readonly Position[]) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of positions) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + cardSize.width);
    box.bottom = Math.max(box.bottom, y + cardSize.height);
  }
  return box;
}
