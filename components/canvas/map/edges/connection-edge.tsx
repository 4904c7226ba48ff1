import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { LineDrawing } from "@/components/marks/line-drawing";
import { lineStrokes } from "@/components/marks/line-look";
import type { Point } from "@/lib/domain/drawing/box";
import { pointAlong, roundedPath } from "@/lib/domain/drawing/rounded-path";
import { type EdgeHighlight, lineHighlightStroke, useEdgeHighlight } from "../../highlight/highlight-look";
import { useMapState } from "../../state/map-context";
import type { HandOverEdge } from "../flow-types";
import { useRoutes } from "./routes";

/** In pixels of the screen: how near a pointer must be. */
const reach = 24;

function HandOver({ id, data, selected = false }: EdgeProps<HandOverEdge>) {
  const points = useRoutes(({ routes }) => routes.get(id));
  const scale = useMapState((state) => state.scale);
  const isFar = useMapState(({ level }) => level === "cluster");
  if (!points || !data) return null;
  return (
    <>
      <LitLine id={id} data={data} isSelected={selected} points={points} scale={scale} />
      <path
        d={roundedPath(points, 12 / scale)}
        strokeWidth={isFar && !selected ? 0 : reach / scale}
        className="react-flow__edge-interaction fill-none stroke-transparent"
      />
    </>
  );
}

interface LitLineProps {
  readonly id: string;
  readonly data: NonNullable<HandOverEdge["data"]>;
  readonly isSelected: boolean;
  readonly points: readonly Point[];
  readonly scale: number;
}

/** A connection in its current look: moved, selected or lit. */
export function LitLine({ id, data, isSelected, points, scale }: LitLineProps) {
  const highlight = useEdgeHighlight(id);
  const look = highlight
    ? lineHighlightStroke(highlight, data.edge.automated === false)
    : lineStrokes[data.look];
  return (
    <>
      {isSelected && (
        <path
          d={roundedPath(points, 12 / scale)}
          strokeWidth={14 / scale}
          className="fill-none !stroke-blue-soft"
        />
      )}
      <LineDrawing
        points={points}
        look={look}
        scale={scale}
        hasHalo={!isSelected && highlight !== "off"}
        className={isOnWay(highlight) ? "connection-path on-way" : "connection-path"}
      />
      {highlight === "removed" && (
        <path
          d={crossAt(pointAlong(points, 0.5), 7 / scale)}
          strokeWidth={3 / scale}
          className="fill-none stroke-partial"
        />
      )}
    </>
  );
}

/** Strikes a line through. */
function crossAt({ x, y }: Point, size: number): string {
  return `M${x - size} ${y - size}L${x + size} ${y + size}M${x - size} ${y + size}L${x + size} ${y - size}`;
}

function isOnWay(highlight: EdgeHighlight | undefined): boolean {
  return highlight?.startsWith("way") === true || highlight?.startsWith("acting") === true;
}

export const HandOverLine = memo(HandOver);
