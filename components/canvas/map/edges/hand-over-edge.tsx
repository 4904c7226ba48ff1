import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { LineDrawing } from "@/components/marks/line-drawing";
import { lineStrokes } from "@/components/marks/line-look";
import { roundedPath } from "@/lib/domain/drawing/rounded-path";
import { lineHighlightStroke, useEdgeHighlight } from "../../highlight/highlight-look";
import { useMapState } from "../../state/map-context";
import type { HandOverEdge } from "../flow-types";
import { useRoutes } from "./routes";

/** In pixels of the screen: what a pointer has to come near to. */
const reach = 24;

function HandOver({ id, data, selected = false }: EdgeProps<HandOverEdge>) {
  const points = useRoutes(({ routes }) => routes.get(id));
  const highlight = useEdgeHighlight(id);
  const scale = useMapState((state) => state.scale);
  const isFar = useMapState(({ level }) => level === "cluster");
  if (!points || !data) return null;
  const look = highlight
    ? lineHighlightStroke(highlight, data.edge.automated === false)
    : lineStrokes[data.look];
  const path = roundedPath(points, 12 / scale);
  return (
    <>
      {selected && <path d={path} strokeWidth={14 / scale} className="fill-none !stroke-blue-soft" />}
      <LineDrawing
        points={points}
        look={look}
        scale={scale}
        hasHalo={!selected && highlight !== "off"}
        className={highlight?.startsWith("way") === true ? "hand-over-path on-way" : "hand-over-path"}
      />
      <path
        d={path}
        strokeWidth={isFar && !selected ? 0 : reach / scale}
        className="react-flow__edge-interaction fill-none stroke-transparent"
      />
    </>
  );
}

export const HandOverLine = memo(HandOver);
