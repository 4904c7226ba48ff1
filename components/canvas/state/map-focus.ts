import type { Viewport } from "@xyflow/react";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { shiftInto, visibleArea } from "../keyboard/reveal";
import type { MapInstance } from "../map/flow-types";
import { motion } from "../viewport/show-all";

export function focusMap(): void {
  document.getElementById("main")?.focus({ preventScroll: true });
}

/** At this a card can be read. */
const readable = 0.7;
const tooSmall = 0.34;
/** In pixels, what marks the card that has the focus. */
const frame = 14;
/** Room for the buttons beside a card as well. */
const margin = 56;

/** What lies over the map may change while it moves: how often the end of a move is looked at again. */
const looks = 3;

/** Moves the map until a card stands beside everything that lies over the map, and closer where it was too far away to read. */
export async function bringIntoView(
  instance: MapInstance | undefined,
  node: PipelineNode | undefined,
): Promise<void> {
  if (!instance || !node) return;
  wanted = node.id;
  for (let look = 0; look < looks; look += 1) {
    const viewport = viewportWith(instance, node);
    // A person who went on to another card meanwhile is not taken back.
    if (!viewport || wanted !== node.id) return;
    await instance.setViewport(viewport, motion());
  }
}

/** The card that was brought into view last. */
let wanted: string | undefined;

/** Undefined where the card can be seen already. */
function viewportWith(instance: MapInstance, node: PipelineNode): Viewport | undefined {
  const area = visibleArea();
  if (!area) return undefined;
  const { x, y } = node.position;
  const topLeft = instance.flowToScreenPosition({ x, y });
  const bottomRight = instance.flowToScreenPosition({ x: x + cardSize.width, y: y + cardSize.height });
  const shift = shiftInto(
    area,
    { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y },
    margin,
  );
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
    x: viewport.x + there.x - origin.x - (x + cardSize.width / 2) * zoom,
    y: viewport.y + there.y - origin.y - (y + cardSize.height / 2) * zoom,
    zoom,
  };
}

export function cardOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/**
 * The keyboard's focus goes to a card at once where it is drawn, and the map moves when the panels are where they will be:
 * what is selected opens the inspector, which may lie over the card.
 */
export function goToCard(id: string, show: () => void): void {
  const from = document.activeElement;
  going += 1;
  const turn = going;
  cardOf(id)?.focus({ preventScroll: true });
  // Where the page scrolls, on a low screen, the map has to be in sight first.
  const map = document.getElementById("main");
  map?.scrollIntoView({ block: map.clientHeight > innerHeight ? "start" : "nearest" });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      show();
      // A person who went on to another card meanwhile is not called back.
      if (turn === going) holdFocus({ id, from, turn }, 30);
    }),
  );
}

/** How often a card was gone to: the last one counts. */
let going = 0;

interface Going {
  readonly id: string;
  /** What had the focus before. */
  readonly from: Element | null;
  readonly turn: number;
}

/**
 * A card off the screen is drawn once the map has moved there, and a new one that is off the screen is drawn for a moment
 * and taken away again: looks for some frames, as long as the focus is not taken elsewhere.
 */
function holdFocus({ id, from, turn }: Going, frames: number): void {
  const card = cardOf(id);
  const { activeElement: active } = document;
  const isStill = active === card || active === from || active === document.body || active?.id === "main";
  if (turn !== going || !isStill) return;
  if (active !== card) card?.focus({ preventScroll: true });
  // Once it was there, what it came from is as far away as everything else.
  const left = card ? null : from;
  if (frames > 0) requestAnimationFrame(() => holdFocus({ id, from: left, turn }, frames - 1));
}

/** A card that is off the screen is drawn only once the map has moved there: asks for some frames. */
export function focusCard(id: string, frames = 30): void {
  const card = cardOf(id);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(id, frames - 1));
}
