import { BaseEdge, type Edge, type EdgeProps, useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import { memo } from "react";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import { trailLineClasses } from "../follow/trail-look";
import { useEdgeTrail } from "../follow/trail-store";
import { markLineClasses, rungClasses, wayArrow } from "../review/mark-look";
import { useEdgeMark, useStepNumber } from "../review/marks-store";
import { useMapState } from "../map-state/map-context";
import { lineClass } from "./line-look";
import { linePath } from "./line-path";

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
  if (!from || !to || !data) return null;
  const { edge, beside } = data;
  const { path } = linePath(
    from.internals.positionAbsolute,
    source === target ? undefined : to.internals.positionAbsolute,
    beside,
  );
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd === undefined || isTiny
          ? {}
          : { markerEnd: number === undefined ? markerEnd : `url(#${wayArrow})` })}
        interactionWidth={isTiny && !selected ? 0 : 24}
        className={clsx(
          mark ? markLineClasses[mark] : trail === undefined ? lineClass(edge) : trailLineClasses[trail],
          mark === undefined && "[stroke-linecap:round]",
        )}
      />
      {mark && rungClasses[mark] !== undefined && (
        <path d={path} fill="none" className={clsx("pointer-events-none", rungClasses[mark])} />
      )}
    </>
  );
}

export const HandOverLine = memo(HandOver);
