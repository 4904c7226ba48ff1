import { freeArea, type Rect } from "./reveal";

/** What may lie over the map: the panels at its sides and foot, and what floats on it. The names of the stages keep their strip at the top. */
const covering = "[data-covers-map], .react-flow__panel:not(.react-flow__attribution)";
const stageNames = 44;

/** The part of the map that can be seen now; undefined where no map is shown. */
export function visibleArea(): Rect | undefined {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  // Without a size it is hidden: where things are then says nothing.
  if (!pane || pane.width === 0) return undefined;
  const covers = [...document.querySelectorAll(covering)]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
  const below = pane.height > 3 * stageNames ? pane.top + stageNames : pane.top;
  const inWindow = {
    left: Math.max(pane.left, 0),
    top: Math.max(below, 0),
    right: Math.min(pane.right, innerWidth),
    bottom: Math.min(pane.bottom, innerHeight),
  };
  const isOut = inWindow.left >= inWindow.right || inWindow.top >= inWindow.bottom;
  return freeArea(isOut ? pane : inWindow, covers);
}
