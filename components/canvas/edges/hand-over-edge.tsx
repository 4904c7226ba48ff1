import { BaseEdge, type Edge, type EdgeProps, getBezierPath, useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import { memo } from "react";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { EdgeLabel } from "./edge-label";
import { trailLineClasses } from "../follow/trail-look";
import { useEdgeTrail } from "../follow/trail-store";
import { markLineClasses, rungClasses, wayArrow } from "../review/mark-look";
import { useEdgeMark, useStepNumber } from "../review/marks-store";
import { useMapState } from "../map-state/map-context";
import { type EdgeEnds, floatingEnds } from "./floating-ends";
import { lineClass } from "./line-look";

export type HandOverEdge = Edge<
  {
    readonly edge: PipelineEdge;
    readonly isOdd: boolean;
    /** How many are drawn already between the same two. */
    readonly beside: number;
    /** Its ends do not stand in the same trust zone. */
    readonly crosses: boolean;
  },
  "hand-over"
>;

function HandOver({ id, source, target, data, selected = false, markerEnd }: EdgeProps<HandOverEdge>) {
  // Where its cards stand is read, not subscribed to: React Flow draws a line again when one of its ends moves.
  const { nodeLookup } = useStoreApi().getState();
  const [from, to] = [nodeLookup.get(source), nodeLookup.get(target)];
  const trail = useEdgeTrail(id);
  const mark = useEdgeMark(id);
  const number = useStepNumber(id);
  const isTiny = useMapState(({ detail }) => detail === "tiny");
  const hasLabel = useMapState(({ detail }) => detail === "near" || detail === "middle");
  if (!from || !to || !data) return null;
  const { edge, beside } = data;
  const [path, labelX, labelY, isShort] =
    source === target ? loopPath(from.internals.positionAbsolute) : straightOrCurved(floatingEnds(from, to, beside * 16), beside * 24);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd === undefined || isTiny ? {} : { markerEnd: number === undefined ? markerEnd : `url(#${wayArrow})` })}
        interactionWidth={isTiny && !selected ? 0 : 24}
        className={clsx(
          mark ? markLineClasses[mark] : trail === undefined ? lineClass(edge) : trailLineClasses[trail],
          mark === undefined && "[stroke-linecap:round]",
        )}
      />
      {mark && rungClasses[mark] !== undefined && <path d={path} fill="none" className={clsx("pointer-events-none", rungClasses[mark])} />}
      {(hasLabel || selected || number !== undefined) && (
        <EdgeLabel id={id} data={data} x={labelX} y={labelY} isShort={isShort} isSelected={selected} number={number} />
      )}
    </>
  );
}

/** A short level line would vanish under its label, which then stands above it. */
function straightOrCurved(ends: EdgeEnds, labelShift: number): [string, number, number, boolean] {
  const [path, labelX, labelY] = getBezierPath(ends);
  const isShort = Math.abs(ends.targetX - ends.sourceX) < 110 && Math.abs(ends.targetY - ends.sourceY) < 30;
  return [path, labelX, isShort ? labelY - 18 - labelShift : labelY + labelShift, isShort];
}

/** A node that hands something to itself: a loop above its card. */
function loopPath({ x, y }: { readonly x: number; readonly y: number }): [string, number, number, boolean] {
  return [`M ${x + 140} ${y} C ${x + 140} ${y - 60}, ${x + 56} ${y - 60}, ${x + 56} ${y}`, x + 98, y - 45, false];
}

export const HandOverLine = memo(HandOver);
