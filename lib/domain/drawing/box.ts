export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether two boxes have an inside in common, or come closer to each other than `room`. */
export function boxesMeet(one: Box, other: Box, room = 0): boolean {
  return (
    one.x < other.x + other.width + room &&
    one.x + one.width + room > other.x &&
    one.y < other.y + other.height + room &&
    one.y + one.height + room > other.y
  );
}

export function isInside(box: Box, outer: Box): boolean {
  return (
    box.x >= outer.x &&
    box.y >= outer.y &&
    box.x + box.width <= outer.x + outer.width &&
    box.y + box.height <= outer.y + outer.height
  );
}

/** The least box around all of them; an empty one at the origin if there are none. */
export function aroundAll(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    [left, top] = [Math.min(left, box.x), Math.min(top, box.y)];
    [right, bottom] = [Math.max(right, box.x + box.width), Math.max(bottom, box.y + box.height)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** As large as `by` says, about the origin: map units to pixels of the screen by the zoom. */
export function scaled({ x, y, width, height }: Box, by: number): Box {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}

export function centreOf({ x, y, width, height }: Box): Point {
  return { x: middle(x, x + width), y: middle(y, y + height) };
}

/** Made one way everywhere, so that the same middle is the same number. */
export function middle(start: number, end: number): number {
  return (start + end) / 2;
}
