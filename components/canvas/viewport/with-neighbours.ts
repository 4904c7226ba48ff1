import type { Rect } from "../keyboard/reveal";

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
        const { left, right, top, bottom } = aroundRects([...seen, next]);
        const fits = right - left <= area.right - area.left && bottom - top <= area.bottom - area.top;
        return fits ? [...seen, next] : seen;
      },
      [card],
    );
}
