import type { Viewport } from "@xyflow/react";
import { aroundCards } from "@/lib/domain/drawing/around-cards";
import { type Box, centreOf } from "@/lib/domain/drawing/box";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { intersects, type Rect, shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import type { MapState } from "../state/map-store";
import { cardOnScreen } from "./is-in-view";
import { beginMove, motion } from "./move-map";
import { keepWayBack } from "./way-back";

const margin = 28;
/** For a path: its numbers, labels and names stick out of its cards. */
const wayMargin = 56;
/** Below this zoom a card is not readable. */
const readable = 0.7;
const closest = 1;

/**
 * Moves the map until all of these cards are beside its covers, as close as they fit and no closer than they are; on a
 * phone it scrolls to the first.
 * @param beside cards that are shown as well if all remain readable.
 * @returns the new viewport; undefined: it stays
 */
export function showCards(
  { instance, scrollTo }: Pick<MapState, "instance" | "scrollTo">,
  nodes: readonly PipelineNode[],
  beside: readonly PipelineNode[] = [],
  around = margin,
): Viewport | undefined {
  if (nodes[0]) scrollTo?.(nodes[0].id);
  const area = visibleArea();
  if (!instance || !area || nodes.length === 0) return undefined;
  beginMove();
  const all = aroundCards([...nodes, ...beside]);
  const box = roomFor(all, area, around) < readable ? aroundCards(nodes) : all;
  const to = viewportFor(instance, box, area, roomFor(box, area, around));
  if (to) void instance.setViewport(to, motion());
  return to;
}

/** @param room the zoom at which the box fills the area. @returns undefined if the box is in the area already */
function viewportFor(instance: MapInstance, box: Box, area: Rect, room: number): Viewport | undefined {
  const viewport = instance.getViewport();
  const zoom = Math.min(
    Math.max(viewport.zoom, readable),
    Math.max(room, 0.1),
    Math.max(viewport.zoom, closest),
  );
  if (zoom === viewport.zoom) {
    const topLeft = instance.flowToScreenPosition(box);
    const bottomRight = instance.flowToScreenPosition({ x: box.x + box.width, y: box.y + box.height });
    const shift = shiftInto(
      area,
      { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y },
      margin,
    );
    return shift && { ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y };
  }
  const origin = instance.flowToScreenPosition({ x: 0, y: 0 });
  return {
    x: viewport.x + (area.left + area.right) / 2 - origin.x - centreOf(box).x * zoom,
    y: viewport.y + (area.top + area.bottom) / 2 - origin.y - centreOf(box).y * zoom,
    zoom,
  };
}

/** Like `showCards`, for a path with its labels; `goWayBack` moves the map back. @param beside cards that are shown as well if all remain readable */
export function showWay(
  state: Pick<MapState, "instance" | "scrollTo">,
  way: readonly PipelineNode[],
  beside: readonly PipelineNode[],
): void {
  const isNarrow = matchMedia("(width < 64rem)").matches;
  const before = state.instance?.getViewport();
  const to = showCards(state, way, beside, isNarrow ? margin : wayMargin);
  if (before) keepWayBack(before, to);
}

/** In frames: enough to fetch and draw a first inspector, and for a person to press the next key. */
const mostFrames = 30;

/**
 * Shows these cards, and again beside the inspector that is about to open, if it would cover one of them.
 * @returns ends the wait for it
 */
export function showBesideInspector(state: () => MapState, nodes: readonly PipelineNode[]): () => void {
  showCards(state(), nodes);
  let frames = 0;
  const look = () => {
    const cover = document.querySelector("[data-inspector]")?.getBoundingClientRect();
    const { instance } = state();
    const isCovered = ({ position }: PipelineNode) =>
      instance !== undefined && cover !== undefined && intersects(cardOnScreen(instance, position), cover);
    if (nodes.some(isCovered)) return showCards(state(), nodes);
    frames += 1;
    if (frames < mostFrames) frame = requestAnimationFrame(look);
  };
  let frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

/** The zoom at which the box fills the area, without a margin. */
function roomFor({ width, height }: Box, area: Rect, around: number): number {
  return Math.min(
    (area.right - area.left - 2 * around) / width,
    (area.bottom - area.top - 2 * around) / height,
  );
}
