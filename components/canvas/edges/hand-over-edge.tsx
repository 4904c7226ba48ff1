import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getBezierPath, useInternalNode } from "@xyflow/react";
import { clsx } from "clsx";
import { Fence, Hand, TriangleAlert } from "lucide-react";
import { memo } from "react";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { EdgePlus } from "./edge-plus";
import { trailLineClasses } from "../follow/trail-look";
import { useEdgeTrail } from "../follow/trail-store";
import { type EdgeEnds, floatingEnds } from "./floating-ends";
import { artifactWords, lineClass } from "./line-look";

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
  const [from, to] = [useInternalNode(source), useInternalNode(target)];
  const trail = useEdgeTrail(id);
  if (!from || !to || !data) return null;
  const { edge, isOdd, beside, crosses } = data;
  const [path, labelX, labelY, isShort] =
    source === target ? loopPath(from.internals.positionAbsolute) : straightOrCurved(floatingEnds(from, to, beside * 16), beside * 24);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        interactionWidth={24}
        className={clsx(trail === undefined ? lineClass(edge) : trailLineClasses[trail], "[stroke-linecap:round]")}
      />
      <EdgeLabelRenderer>
        <div
          className={clsx(
            "edge-label pointer-events-none absolute flex items-center gap-1 rounded-full border bg-panel px-2 text-tiny whitespace-nowrap",
            selected ? "border-blue text-blue outline-1 outline-blue" : isOdd ? "border-partial text-partial" : "border-line-strong text-soft",
          )}
          style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
        >
          {isOdd && <TriangleAlert aria-hidden size={12} />}
          {edge.automated === false && <Hand aria-hidden size={12} />}
          <span>
            {artifactWords[edge.artifact]}
            {edge.automated === false && <span className={isShort ? "sr-only" : undefined}>, by hand</span>}
          </span>
          {crosses && (
            <span title="Crosses a trust boundary" className="-mr-1 border-l border-dashed border-control pl-1.5">
              <Fence aria-hidden size={12} />
              <span className="sr-only">, crosses a trust boundary</span>
            </span>
          )}
          {selected && <EdgePlus id={id} />}
        </div>
      </EdgeLabelRenderer>
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
