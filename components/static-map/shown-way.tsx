import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";
import type { LineStroke } from "@/components/marks/line-look";
import type { Point } from "@/lib/domain/drawing/box";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { DrawnNode } from "./drawing";

/** An entry point on the picture: its nodes, and the step number of each connection. */
export interface ShownWay {
  readonly nodes: ReadonlySet<string>;
  /** By the id of the connection, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function shownWay(steps: readonly AttackStep[]): ShownWay {
  return {
    nodes: new Set(steps.flatMap(({ from, to }) => [from, to])),
    numbers: new Map(steps.flatMap(({ edge }, index) => (edge ? [[edge.id, index + 1] as const] : []))),
  };
}

/** The connections of a path, manual or automated: a label shows which. */
export const wayStroke: LineStroke = {
  stroke: "!stroke-missing",
  fill: "fill-missing",
  width: 5,
  arrow: 11,
};

interface WayCardProps {
  readonly drawn: DrawnNode;
  readonly height: number;
  readonly unit: number;
}

/** Around the card of a node on the path. */
export function WayCard({ drawn: { x, y }, height, unit }: WayCardProps) {
  return (
    <>
      <rect
        x={x - 2.5 * unit}
        y={y - 2.5 * unit}
        width={cardSize.width + 5 * unit}
        height={height + 5 * unit}
        rx={9 * unit}
        className="fill-missing/25"
      />
      <rect
        x={x}
        y={y}
        width={cardSize.width}
        height={height}
        rx={6 * unit}
        strokeWidth={3 * unit}
        className="fill-none stroke-missing"
      />
    </>
  );
}

interface WayNumberProps {
  readonly at: Point;
  readonly number: number;
}

/** The step's number in a disc on its line. In pixels. */
export function WayNumber({ at: { x, y }, number }: WayNumberProps) {
  return (
    <g transform={`translate(${x + 12} ${y + 12})`}>
      <circle r={12} className="fill-missing stroke-bg" strokeWidth={2} />
      <text y={4.5} fontSize={12.5} fontWeight={700} textAnchor="middle" className="fill-panel">
        {number}
      </text>
    </g>
  );
}
