import { intersects, shiftInto, visibleArea } from "../keyboard/reveal";
import { cardOf } from "../state/map-focus";
import type { MapStore } from "../state/map-store";
import { motion } from "./show-all";

/** Longer than a double click takes, whose second click must meet the card where the first did. */
const patience = 300;
/** In pixels, between the card and what lies over the map. */
const margin = 12;

/**
 * Moves the map, at the zoom that it has, until the card of a node that was selected is out from under the inspector; not
 * at all where it can be seen, and not while something is dragged. @returns calls it off
 */
export function panFromUnderInspector(store: MapStore, node: string): () => void {
  let timer = setTimeout(function pan() {
    if (document.querySelector(".react-flow .dragging")) {
      timer = setTimeout(pan, patience);
      return;
    }
    const { instance } = store.getState();
    const card = cardOf(node)?.getBoundingClientRect();
    const inspector = document.querySelector("[data-inspector]")?.getBoundingClientRect();
    const area = visibleArea();
    if (!instance || !card || !inspector || !area || !intersects(card, inspector)) return;
    const shift = shiftInto(area, card, margin);
    if (!shift) return;
    const viewport = instance.getViewport();
    void instance.setViewport({ ...viewport, x: viewport.x + shift.x, y: viewport.y + shift.y }, motion());
  }, patience);
  return () => clearTimeout(timer);
}
