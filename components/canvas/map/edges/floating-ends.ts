import { Position } from "@xyflow/react";
import type { Position as Place } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export interface EdgeEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly sourcePosition: Position;
  readonly targetX: number;
  readonly targetY: number;
  readonly targetPosition: Position;
}

/** Where an edge leaves one card and enters another: by the sides that face each other, `shift` pixels along them. */
export function floatingEnds(a: Place, b: Place, shift: number): EdgeEnds {
  const [sourcePosition, targetPosition] = sidesOf(b.x - a.x, b.y - a.y);
  const [from, to] = [pointOn(a, sourcePosition, shift), pointOn(b, targetPosition, shift)];
  return { sourceX: from.x, sourceY: from.y, sourcePosition, targetX: to.x, targetY: to.y, targetPosition };
}

function sidesOf(dx: number, dy: number): readonly [Position, Position] {
  const { width, height } = cardSize;
  // With room for a card between them, there may be one: around it, by the side.
  if (Math.abs(dx) < width && Math.abs(dy) > 2.2 * height) return [Position.Right, Position.Right];
  if (Math.abs(dx) < width) return dy > 0 ? [Position.Bottom, Position.Top] : [Position.Top, Position.Bottom];
  const out = dx > 0 ? Position.Right : Position.Left;
  const isFarInAnotherRow = Math.abs(dx) > 2 * width && Math.abs(dy) >= height;
  if (isFarInAnotherRow) return [out, dy > 0 ? Position.Top : Position.Bottom];
  return [out, dx > 0 ? Position.Left : Position.Right];
}

function pointOn({ x, y }: Place, side: Position, shift: number): Place {
  const { width, height } = cardSize;
  switch (side) {
    case Position.Left:
      return { x, y: y + height / 2 + shift };
    case Position.Right:
      return { x: x + width, y: y + height / 2 + shift };
    case Position.Top:
      return { x: x + width / 2 + shift, y };
    case Position.Bottom:
      return { x: x + width / 2 + shift, y: y + height };
  }
}
