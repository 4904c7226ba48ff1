import { aroundCards } from "@/lib/domain/drawing/around-cards";
import { centreOf } from "@/lib/domain/drawing/box";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapState } from "../state/map-store";
import { beginMove, motion } from "./move-map";

const margin = 28;
/** Below this a card cannot be read. */
const readable = 0.7;
const closest = 1;

/** Moves the map until all of these cards stand beside what lies over it, as close as there is room and no nearer than they are; on a phone it scrolls to the first. */
export function showCards(
  { instance, scrollTo }: Pick<MapState, "instance" | "scrollTo">,
  nodes: readonly PipelineNode[],
): void {
  if (nodes[0]) scrollTo?.(nodes[0].id);
  const area = visibleArea();
  if (!instance || !area || nodes.length === 0) return;
  beginMove();
  const box = aroundCards(nodes);
  const viewport = instance.getViewport();
  const room = Math.min(
    (area.right - area.left - 2 * margin) / box.width,
    (area.bottom - area.top - 2 * margin) / box.height,
  );
  const zoom = Math.min(
    Math.max(viewport.zoom, readable),
    Math.max(room, 0.1),
    Math.max(viewport.zoom, closest),
  );
  const topLeft = instance.flowToScreenPosition(box);
  const bottomRight = instance.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
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
      x: viewport.x + (area.left + area.right) / 2 - origin.x - centreOf(box).x * zoom,
      y: viewport.y + (area.top + area.bottom) / 2 - origin.y - centreOf(box).y * zoom,
      zoom,
    },
    motion(),
  );
}
