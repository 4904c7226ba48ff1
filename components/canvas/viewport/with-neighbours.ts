import { intersects, type Rect } from "../keyboard/reveal";

/** The rectangle around all of these, of which there is at least one. */
export function aroundRects(rects: readonly Rect[]): Rect {
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  };
}

/** The card, and of its neighbours, the nearest first, as many as have room in the area together with it. */
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
 * The line, and of its ends as many as have room together with it. Of one that is too long for the area, the end that lies
 * under the cover; none where none does: the map does not go away from where such a line was pressed.
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
