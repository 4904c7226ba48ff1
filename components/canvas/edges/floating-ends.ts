import { type InternalNode, Position } from "@xyflow/react";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export interface EdgeEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly sourcePosition: Position;
  readonly targetX: number;
  readonly targetY: number;
  readonly targetPosition: Position;
}

/** Where an edge leaves one card and enters another: by the sides that face each other. */
export function floatingEnds(source: InternalNode, target: InternalNode): EdgeEnds {
  const [a, b] = [source.internals.positionAbsolute, target.internals.positionAbsolute];
  const isBeside = Math.abs(b.x - a.x) >= cardSize.width;
  const [sourcePosition, targetPosition] = isBeside
    ? b.x > a.x
      ? [Position.Right, Position.Left]
      : [Position.Left, Position.Right]
    : b.y > a.y
      ? [Position.Bottom, Position.Top]
      : [Position.Top, Position.Bottom];
  const [from, to] = [pointOn(a, sourcePosition), pointOn(b, targetPosition)];
  return { sourceX: from.x, sourceY: from.y, sourcePosition, targetX: to.x, targetY: to.y, targetPosition };
}

function pointOn({ x, y }: { readonly x: number; readonly y: number }, side: Position): { readonly x: number; readonly y: number } {
  const { width, height } = cardSize;
  switch (side) {
    case Position.Left:
      return { x, y: y + height / 2 };
    case Position.Right:
      return { x: x + width, y: y + height / 2 };
    case Position.Top:
      return { x: x + width / 2, y };
    case Position.Bottom:
      return { x: x + width / 2, y: y + height };
  }
}
