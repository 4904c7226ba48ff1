import type { Viewport } from "@xyflow/react";
import { whenHandIsFree } from "@/lib/client/hand";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { cardOnScreen } from "./is-in-view";
import { beginMove, moveUntilPressed } from "./move-map";
import { untilBack } from "./way-back";

/** At this a card can be read. */
const readable = 0.7;
const tooSmall = 0.34;
/** In pixels, what marks the card that has the focus. */
const frame = 14;
/** Room for the buttons beside a card as well, where it is to move; where it is in sight, with its frame, it stays. */
const margin = 56;

/** What lies over the map may change while it moves: how often the end of a move is looked at again. */
const looks = 3;

/** Moves the map until a card stands beside everything that lies over the map, and closer where it was too far away to read. */
export async function bringIntoView(
  instance: MapInstance | undefined,
  node: PipelineNode | undefined,
): Promise<void> {
  if (!instance || !node) return;
  const isLast = beginMove();
  await untilBack();
  for (let look = 0; look < looks; look += 1) {
    // It does not begin to move under a button that is held.
    await whenHandIsFree();
    if (!isLast()) return;
    const viewport = viewportWith(instance, node);
    if (!viewport || !(await moveUntilPressed(instance, viewport))) return;
  }
}

/** Undefined where the card can be seen already. */
function viewportWith(instance: MapInstance, { position }: PipelineNode): Viewport | undefined {
  const area = visibleArea();
  if (!area) return undefined;
  const card = cardOnScreen(instance, position);
  const shift = shiftInto(area, card, frame) && shiftInto(area, card, margin);
  const viewport = instance.getViewport();
  // Where there is little room, a smaller card is better than half of one; its frame needs some, too.
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
