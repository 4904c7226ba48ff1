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
