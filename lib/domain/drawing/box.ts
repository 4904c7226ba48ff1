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

export function centreOf({ x, y, width, height }: Box): Point {
  return { x: middle(x, x + width), y: middle(y, y + height) };
}

/** Made one way everywhere, so that the same middle is the same number. */
export function middle(start: number, end: number): number {
  return (start + end) / 2;
}
