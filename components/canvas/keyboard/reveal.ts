/** In pixels of the window. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The part of the pane beside everything that covers it: each cover takes the side on which it takes the least.
 * A cover that leaves no room is ignored: there is no place to go. Large covers come first, so that a button costs only
 * its own width beside them, not a whole strip.
 */
export function freeArea(pane: Rect, covers: readonly Rect[]): Rect {
  const largestFirst = covers.toSorted((a, b) => areaOf(b) - areaOf(a));
  return largestFirst.reduce((free, cover) => {
    if (!intersects(free, cover)) return free;
    const rests: readonly Rect[] = [
      { ...free, left: cover.right },
      { ...free, right: cover.left },
      { ...free, top: cover.bottom },
      { ...free, bottom: cover.top },
    ];
    const best = rests.filter(isSome).toSorted((a, b) => areaOf(b) - areaOf(a))[0];
    return best ?? free;
  }, pane);
}

/** The move of the map that brings the card inside, with a margin if there is room; undefined if it is inside already. */
export function shiftInto(
  area: Rect,
  card: Rect,
  margin: number,
): { readonly x: number; readonly y: number } | undefined {
  const x = shiftAlong(area.left, area.right, card.left, card.right, margin);
  const y = shiftAlong(area.top, area.bottom, card.top, card.bottom, margin);
  return x === 0 && y === 0 ? undefined : { x, y };
}

/** A card longer than the room shows its start, with its name. */
function shiftAlong(from: number, to: number, start: number, end: number, margin: number): number {
  const room = Math.max(0, Math.min(margin, (to - from - (end - start)) / 2));
  if (start < from + room) return from + room - start;
  return end > to - room ? Math.max(to - room - end, from + room - start) : 0;
}

export function intersects(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isSome({ left, top, right, bottom }: Rect): boolean {
  return right > left && bottom > top;
}

function areaOf({ left, top, right, bottom }: Rect): number {
  return (right - left) * (bottom - top);
}

/** Elements that cover the map: the panels at its sides and foot, and floating ones. The stage names keep their strip at the top. */
const covering = "[data-covers-map], .react-flow__panel:not(.react-flow__attribution)";

const stageNames = 52;

/**
 * The visible part of the map; undefined if no map is shown.
 * @param isForAll for the whole map, and so without covers that disappear once all of it is in view
 */
export function visibleArea(isForAll = false): Rect | undefined {
  const pane = document.querySelector("#main :is(.react-flow, .phone-map)")?.getBoundingClientRect();
  // Without a size it is hidden, and positions mean nothing.
  if (!pane || pane.width === 0) return undefined;
  const covers = [...document.querySelectorAll(covering)]
    .filter((element) => !isForAll || !element.matches("[data-gives-way]"))
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
