import { type Box, centreOf, type Point } from "./box";

export type Side = "left" | "right" | "top" | "bottom";

export interface Line {
  readonly id: string;
  readonly source: string;
  readonly target: string;
}

/** Corners of a card have no port: in map units, and never more than a quarter of the side. */
const cornerRoom = 16;

/** Of the ports of two sides that face each other: with less in common a straight line has no room to give way. */
const leastOverlap = 12;

/** Where along a side ports may lie: y on the left and the right, x above and below. */
export function portRange(box: Box, side: Side): readonly [number, number] {
  const isUpright = side === "left" || side === "right";
  const [start, length] = isUpright ? [box.y, box.height] : [box.x, box.width];
  const room = Math.min(cornerRoom, length / 4);
  return [start + room, start + length - room];
}

export function middleOf(box: Box, side: Side): Point {
  const { x, y } = centreOf(box);
  switch (side) {
    case "left":
      return { x: box.x, y };
    case "right":
      return { x: box.x + box.width, y };
    case "top":
      return { x, y: box.y };
    case "bottom":
      return { x, y: box.y + box.height };
  }
}

export interface StraightWay {
  readonly points: readonly [Point, Point];
  readonly from: Side;
  readonly to: Side;
}

/** From a card straight to another that stands in the same row or column, whatever stands between; else nothing. */
export function straightWay(source: Box, target: Box): StraightWay | undefined {
  const right = source.x + source.width;
  const bottom = source.y + source.height;
  if (target.x >= right) return along("y", source, target, "right", "left");
  if (target.x + target.width <= source.x) return along("y", source, target, "left", "right");
  if (target.y >= bottom) return along("x", source, target, "bottom", "top");
  if (target.y + target.height <= source.y) return along("x", source, target, "top", "bottom");
  return undefined;
}

function along(axis: "x" | "y", source: Box, target: Box, from: Side, to: Side): StraightWay | undefined {
  const [one, other] = [portRange(source, from), portRange(target, to)];
  const [start, end] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  if (end - start < leastOverlap) return undefined;
  const middle = (start + end) / 2;
  return {
    points: [
      { ...middleOf(source, from), [axis]: middle },
      { ...middleOf(target, to), [axis]: middle },
    ],
    from,
    to,
  };
}
