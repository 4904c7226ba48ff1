import type { Viewport } from "@xyflow/react";
import { whenHandIsFree } from "@/lib/client/hand";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { cardOnScreen } from "./is-in-view";
import { beginMove, moveUntilPressed } from "./move-map";
import { untilBack } from "./way-back";

/** At this zoom a card is readable. */
const readable = 0.7;
const tooSmall = 0.34;
/** In pixels, the focus ring of a card. */
const frame = 14;
/** A move also makes room for the buttons beside a card; a card that is in sight with its ring stays. */
const margin = 56;

/** Panels over the map may change during a move: how often to check its end again. */
const looks = 3;

/** Moves the map until a card is beside everything that covers the map, and closer if it was too far away to read. */
export async function bringIntoView(
  instance: MapInstance | undefined,
  node: PipelineNode | undefined,
): Promise<void> {
  if (!instance || !node) return;
  const isLast = beginMove();
  await untilBack();
  for (let look = 0; look < looks; look += 1) {
    // Never start to move under a pressed button.
    await whenHandIsFree();
    if (!isLast()) return;
    const viewport = viewportWith(instance, node);
    if (!viewport || !(await moveUntilPressed(instance, viewport))) return;
  }
}

/** Undefined if the card is in view already. */
function viewportWith(instance: MapInstance, { position }: PipelineNode): Viewport | undefined {
  const area = visibleArea();
  if (!area) return undefined;
  const card = cardOnScreen(instance, position);
  const shift = shiftInto(area, card, frame) && shiftInto(area, card, margin);
  const viewport = instance.getViewport();
  // With little room, a smaller card is better than half of one; its ring needs some room, too.
  const largest = Math.min(
    (area.right - area.left - frame) / cardSize.width,
    (area.bottom - area.top - frame) / cardSize.height,
  );
  const zoom = Math.max(tooSmall, Math.min(readable, largest));
  if (!shift && viewport.zoom >= tooSmall) return undefined;
  if (shift && viewport.zoom >= readable && viewport.zoom <= largest)
    return { ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y };
  const origin = instance.flowToScreenPosition({ x: 0, y: 0 });
  const there = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 };
  return {
    x: viewport.x + there.x - origin.x - (position.x + cardSize.width / 2) * zoom,
    y: viewport.y + there.y - origin.y - (position.y + cardSize.height / 2) * zoom,
    zoom,
  };
}
