import type { MapInstance } from "../map/flow-types";
import { visibleArea } from "../keyboard/reveal";

const margin = 24;

export function showAll(instance: MapInstance | undefined): void {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  const area = visibleArea();
  if (!pane || !area) return;
  const padding = {
    left: `${area.left - pane.left + margin}px`,
    top: `${area.top - pane.top + margin}px`,
    right: `${pane.right - area.right + margin}px`,
    bottom: `${pane.bottom - area.bottom + margin}px`,
  } as const;
  void instance?.fitView({ maxZoom: 1, padding, ...motion() });
}

/** How long the map takes to move by itself: not at all for anyone who asked for less motion. */
export function motion(): { readonly duration: number } {
  return { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160 };
}
