/** In pixels of the window. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * What is left of the pane beside everything that lies over it: each cover takes the side on which it takes the least.
 * A cover that leaves no room at all is not counted: there is no place to go. The large ones come first: beside them a
 * button is better passed at its side than given the whole strip that it stands in.
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

/** How far the map has to move so that the card stands inside, with a margin where there is room for one; undefined where it does already. */
export function shiftInto(
  area: Rect,
  card: Rect,
  margin: number,
): { readonly x: number; readonly y: number } | undefined {
  const x = shiftAlong(area.left, area.right, card.left, card.right, margin);
  const y = shiftAlong(area.top, area.bottom, card.top, card.bottom, margin);
  return x === 0 && y === 0 ? undefined : { x, y };
}

/** A card longer than the room shows its beginning, where its name is. */
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

/** What may lie over the map: the panels at its sides and foot, and what floats on it. The names of the stages keep their strip at the top. */
const covering = "[data-covers-map], .react-flow__panel:not(.react-flow__attribution)";

const stageNames = 52;

/**
 * The part of the map that can be seen now; undefined where no map is shown.
 * @param isForAll for all of the map, and so without what goes once all of it is in view
 */
export function visibleArea(isForAll = false): Rect | undefined {
  const pane = document.querySelector("#main :is(.react-flow, .phone-map)")?.getBoundingClientRect();
  // Without a size it is hidden: where things are then says nothing.
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
