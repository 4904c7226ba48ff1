import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import { isInView } from "../is-in-view";
import { motion } from "../motion";
import type { MapInstance } from "../pipeline-map";

/** The map as a whole takes the focus, so that the keyboard goes on from it. */
export function focusMap(): void {
  document.getElementById("main")?.focus();
}

export function bringIntoView(instance: MapInstance | undefined, node: PipelineNode | undefined): void {
  if (!instance || !node || isInView(instance, node.position)) return;
  const { x, y } = node.position;
  void instance.setCenter(x + cardSize.width / 2, y + cardSize.height / 2, { zoom: Math.max(instance.getZoom(), 0.7), ...motion() });
}

/** A card that is off the screen is drawn only once the map has moved there: asks for some frames. */
export function focusCard(id: string, frames = 30): void {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(id, frames - 1));
}
