import { showAll } from "../viewport/show-all";
import type { MapInstance } from "../map/flow-types";

/** In pixels: how much of the map's width the findings take that the palette did not. */
const taken = 152;

/** A map that was seen whole until the findings opened is seen whole beside them, too. */
export function keepWhole(instance: MapInstance | undefined): void {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  if (!instance || !pane) return;
  const wasSeen = instance.getNodes().every(({ position }) => {
    const { x, y } = instance.flowToScreenPosition(position);
    return x >= pane.left && y >= pane.top && x <= pane.right + taken && y <= pane.bottom;
  });
  // The map hears of its new size in the next frame.
  if (wasSeen) requestAnimationFrame(() => requestAnimationFrame(() => showAll(instance)));
}
