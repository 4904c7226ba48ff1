import { getBezierPath, Position } from "@xyflow/react";
import type { Position as Point } from "@/lib/domain/pipeline/document";
import { cardSize } from "@/lib/domain/pipeline/lanes";

export interface LinePath {
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
  /** There is no room on it for more than a word. */
  readonly isShort: boolean;
}

interface EdgeEnds {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly sourcePosition: Position;
  readonly targetX: number;
  readonly targetY: number;
  readonly targetPosition: Position;
}

/** The line from a card to another, or, without one, to itself. @param beside how many are drawn already between the same two. */
export function linePath(from: Point, to: Point | undefined, beside: number): LinePath {
  return to === undefined ? loop(from) : curve(floatingEnds(from, to, beside * 16), beside * 24);
}

/** A short level line would vanish under its label, which then stands above it. */
function curve(ends: EdgeEnds, labelShift: number): LinePath {
  const [path, labelX, labelY] = getBezierPath(ends);
  const isShort = Math.abs(ends.targetX - ends.sourceX) < 110 && Math.abs(ends.targetY - ends.sourceY) < 30;
  return { path, labelX, labelY: isShort ? labelY - 18 - labelShift : labelY + labelShift, isShort };
}

function loop({ x, y }: Point): LinePath {
  return {
    path: `M ${x + 140} ${y} C ${x + 140} ${y - 60}, ${x + 56} ${y - 60}, ${x + 56} ${y}`,
    labelX: x + 98,
    labelY: y - 45,
    isShort: false,
  };
}

/** Where an edge leaves one card and enters another: by the sides that face each other, `shift` pixels along them. */
function floatingEnds(a: Point, b: Point, shift: number): EdgeEnds {
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

function pointOn({ x, y }: Point, side: Position, shift: number): Point {
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
