import { intersects, type Rect } from "../keyboard/reveal";

/** The rectangle around all of these, at least one. */
export function aroundRects(rects: readonly Rect[]): Rect {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

/** The card, and as many of its neighbours, nearest first, as fit in the area together with it. */
export function withNeighbours(card: Rect, neighbours: readonly Rect[], area: Rect): readonly Rect[] {
  const middle = ({ left, right, top, bottom }: Rect) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
  const { x, y } = middle(card);
  const distance = (rect: Rect) => Math.hypot(middle(rect).x - x, middle(rect).y - y);
  return neighbours
    .toSorted((a, b) => distance(a) - distance(b))
    .reduce<readonly Rect[]>(
      (seen, next) => {
        return hasRoom(aroundRects([...seen, next]), area) ? [...seen, next] : seen;
      },
      [card],
    );
}

/**
 * The line, and as many of its ends as fit together with it. If it is too long for the area, the end under the cover;
 * none if neither end is: the map does not leave the place where the person pressed such a line.
 */
export function lineWithEnds(
  line: Rect | undefined,
  ends: readonly Rect[],
  area: Rect,
  cover: Rect,
): readonly Rect[] {
  const first = line && hasRoom(line, area) ? line : ends.find((end) => intersects(end, cover));
  return first
    ? withNeighbours(
        first,
        ends.filter((end) => end !== first),
        area,
      )
    : [];
}

function hasRoom({ left, right, top, bottom }: Rect, area: Rect): boolean {
  return right - left <= area.right - area.left && bottom - top <= area.bottom - area.top;
}
