import { BaseEdge, type EdgeProps, useStoreApi } from "@xyflow/react";
import { clsx } from "clsx";
import { memo } from "react";
import {
  lineHighlightClasses,
  rungClasses,
  wayArrow,
  useEdgeHighlight,
  useStepNumber,
} from "../../highlight/highlight-look";
import { useMapState } from "../../state/map-context";
import { lineClass } from "@/components/marks/line-look";
import { linePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";

function HandOver({ id, source, target, data, selected = false, markerEnd }: EdgeProps<HandOverEdge>) {
  // Where its cards stand is read, not subscribed to: React Flow draws a line again when one of its ends moves.
  const { nodeLookup } = useStoreApi().getState();
  const [from, to] = [nodeLookup.get(source), nodeLookup.get(target)];
  const highlight = useEdgeHighlight(id);
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
        className={
          highlight ? lineHighlightClasses[highlight] : clsx(lineClass(edge), "[stroke-linecap:round]")
        }
      />
      {highlight && rungClasses[highlight] !== undefined && (
        <path d={path} fill="none" className={clsx("pointer-events-none", rungClasses[highlight])} />
      )}
    </>
  );
}

export const HandOverLine = memo(HandOver);
