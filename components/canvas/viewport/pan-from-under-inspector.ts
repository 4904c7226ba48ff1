import { intersects, shiftInto, visibleArea } from "../keyboard/reveal";
import { cardOf } from "../state/map-focus";
import type { MapStore } from "../state/map-store";
import { motion } from "./show-all";

/** Longer than a double click takes, whose second click must meet the card where the first did. */
const patience = 300;
/** In pixels, between the card and what lies over the map. */
const margin = 12;

/**
 * Moves the map, at the zoom that it has, until the card of a node that was selected is out from under the inspector, which
 * grows as what it shows comes; not at all where the card can be seen, and no more once the person goes on.
 * @returns calls it off
 */
export function panFromUnderInspector(store: MapStore, node: string): () => void {
  const inspector = document.querySelector("[data-inspector]");
  if (!inspector) return () => undefined;
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(pan, patience);
  };
  const pan = () => {
    // What is dragged stays under the pointer.
    if (document.querySelector(".react-flow .dragging")) return wait();
    const { instance } = store.getState();
    const card = cardOf(node)?.getBoundingClientRect();
    const area = visibleArea();
    if (!instance || !card || !area || !intersects(card, inspector.getBoundingClientRect())) return;
    const shift = shiftInto(area, card, margin);
    if (!shift) return;
    const viewport = instance.getViewport();
    void instance.setViewport({ ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y }, motion());
  };
  const observer = new ResizeObserver(wait);
  observer.observe(inspector);
  end.signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  // The wheel moves or zooms the map; a press begins something else.
  for (const type of ["pointerdown", "wheel"])
    addEventListener(type, () => end.abort(), { signal: end.signal, passive: true });
  return () => end.abort();
}
