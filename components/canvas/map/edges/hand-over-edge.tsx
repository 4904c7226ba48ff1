import { BaseEdge, type EdgeProps, useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import { memo } from "react";
import { trailLineClasses } from "../../highlight/trail-look";
import { useEdgeTrail } from "../../highlight/trail-store";
import { markLineClasses, rungClasses, wayArrow } from "../../highlight/mark-look";
import { useEdgeMark, useStepNumber } from "../../highlight/marks-store";
import { useMapState } from "../../state/map-context";
import { lineClass } from "@/components/marks/line-look";
import { linePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";

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
