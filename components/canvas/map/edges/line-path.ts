import { getBezierPath } from "@xyflow/react";
import type { Position } from "@/lib/domain/pipeline/document";
import { type EdgeEnds, floatingEnds } from "./floating-ends";

export interface LinePath {
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
  /** There is no room on it for more than a word. */
  readonly isShort: boolean;
}

/** The line from a card to another, or, without one, to itself. @param beside how many are drawn already between the same two. */
export function linePath(from: Position, to: Position | undefined, beside: number): LinePath {
  return to === undefined ? loop(from) : curve(floatingEnds(from, to, beside * 16), beside * 24);
}

/** A short level line would vanish under its label, which then stands above it. */
function curve(ends: EdgeEnds, labelShift: number): LinePath {
  const [path, labelX, labelY] = getBezierPath(ends);
  const isShort = Math.abs(ends.targetX - ends.sourceX) < 110 && Math.abs(ends.targetY - ends.sourceY) < 30;
  return { path, labelX, labelY: isShort ? labelY - 18 - labelShift : labelY + labelShift, isShort };
}

function loop({ x, y }: Position): LinePath {
  return {
    path: `M ${x + 140} ${y} C ${x + 140} ${y - 60}, ${x + 56} ${y - 60}, ${x + 56} ${y}`,
    labelX: x + 98,
    labelY: y - 45,
    isShort: false,
  };
}
