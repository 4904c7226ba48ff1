import { useMemo } from "react";
import { useStore } from "zustand";
import { commentMarks } from "@/lib/client/comments/comment-marks";
import type { Point } from "@/lib/domain/drawing/box";
import { roundedPath } from "@/lib/domain/drawing/rounded-path";
import { laneDown, type RunDown } from "@/lib/domain/drawing/run-down";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useEdgeHighlight } from "../highlight/highlight-look";
import { EdgeLabel } from "../map/edges/edge-label";
import { labelled } from "../map/edges/edge-labels";
import { LitLine } from "../map/edges/connection-edge";
import { takenByCards } from "../map/edges/taken-by-cards";
import type { HandOverEdge } from "../map/flow-types";
import { useHighlight, useMapActions, useMapState } from "../state/map-context";

/** In pixels: how near a thumb must be. */
const reach = 28;

interface LineProps {
  readonly line: HandOverEdge;
  readonly points: readonly Point[] | undefined;
  /** Left out if something else is lit. */
  readonly isQuiet: boolean;
}

/** A connection, which can be tapped. */
export function Line({ line: { id, data, selected = false }, points, isQuiet }: LineProps) {
  const highlight = useEdgeHighlight(id);
  const map = useMapActions();
  if (!points || !data || (isQuiet && highlight === "off" && !selected)) return null;
  return (
    <g className="phone-line" data-id={id}>
      <LitLine id={id} data={data} isSelected={selected} points={points} scale={1} />
      <path
        d={roundedPath(points, 12)}
        strokeWidth={reach}
        className="fill-none stroke-transparent [pointer-events:stroke]"
        onClick={() => map.selectEdge(id)}
      />
    </g>
  );
}

interface LabelsProps {
  readonly lines: readonly HandOverEdge[];
  readonly down: RunDown;
  readonly nodes: Pipeline["nodes"];
  readonly width: number;
}

/** As on the map: the first form that has room, and always the hand. The question mark for an unset connection shows if it has room. */
export function Labels({ lines, down, nodes, width }: LabelsProps) {
  const numbers = useHighlight((state) => state.finding.numbers);
  const acting = useHighlight((state) => state.finding.acting);
  const badges = useHighlight((state) => state.finding.badges);
  const trail = useHighlight((state) => state.trail.numbers);
  const lit = useHighlight((state) => state.lit);
  const threads = useStore(commentMarks);
  const hasLens = useMapState(({ lens }) => lens !== "status");
  const placed = useMemo(() => {
    const shown = lines.filter(
      ({ id, selected }) =>
        lit === undefined || selected === true || (lit === "trail" ? trail : numbers).has(id),
    );
    const hasTab = (id: string) => nodes.get(id)?.environment !== undefined;
    const heads = down.lanes.map(({ top }) => ({ x: 0, y: top, width, height: laneDown.head }));
    return labelled(
      shown,
      { routes: down.routes, scale: 1, numbers, threads },
      {
        cards: [...down.cards.values()],
        others: [...takenByCards(down.cards, hasTab, badges, 1, "compact"), ...heads],
        edges: { x: 2, y: 0, width: width - 4, height: down.height },
      },
    );
  }, [lines, down, nodes, width, numbers, trail, badges, lit, threads]);
  if (hasLens) return null;
  return (
    <div className="pointer-events-none absolute inset-0 [&_button]:pointer-events-auto">
      {placed.map(({ line, place, width: wide }) => (
        <EdgeLabel
          key={line.id}
          line={line}
          place={place}
          width={wide}
          number={numbers.get(line.id)}
          isActing={acting.has(line.id)}
        />
      ))}
    </div>
  );
}
