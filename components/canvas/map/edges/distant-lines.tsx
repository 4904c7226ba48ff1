import { clsx } from "clsx";
import { memo, type ReactNode, useLayoutEffect, useMemo } from "react";
import { lineStrokes, type LineStroke } from "@/components/marks/line-look";
import type { Point } from "@/lib/domain/drawing/box";
import { roundedPath } from "@/lib/domain/drawing/rounded-path";
import { MapLayer } from "../map-layer";
import { lineHighlightStroke } from "../../highlight/highlight-look";
import { useHighlight, useMapState, useMapStore } from "../../state/map-context";
import { useRoutes } from "./routes";
import type { HandOverEdge } from "../flow-types";
import { useStoreApi } from "@xyflow/react";
import { isPartlyInView } from "../../viewport/is-in-view";

/** Above this many lines no dash is visible, and painting dashes takes a browser half a minute. */
const mostDashed = 5_000;

interface DistantLinesProps {
  readonly lines: readonly HandOverEdge[];
  /** Lines that are drawn one by one as well. */
  readonly all: readonly HandOverEdge[];
}

/** This many lines to a shape when all are in view. From nearby each line is its own shape, and only drawn in view. */
const together = 50;

/** Lines too far away to be grabbed, drawn together: thousands of single ones would slow the map down. */
export const DistantLines = memo(function DistantLines({ lines, all }: DistantLinesProps) {
  const atOnce = useMapState(({ level }) => (level === "cluster" ? together : 1));
  const lookOf = useLook();
  const scale = useMapState((state) => state.scale);
  const routes = useRoutes((routed) => routed.routes);
  return (
    <>
      <CardsInView lines={all} />
      <Plane isPlain={lines.length > mostDashed}>
        {shapesOf(lines, routes, atOnce, lookOf).map(({ look, path }, index) => (
          <path
            key={index}
            d={path}
            strokeWidth={look.width / scale}
            strokeDasharray={look.dash?.map((length) => length / scale).join(" ")}
            strokeLinecap={look.isRound ? "round" : undefined}
            className={`connection-path fill-none ${look.stroke}`}
          />
        ))}
      </Plane>
    </>
  );
});

/** From nearby, lines that only pass through are not drawn while the map moves: they can't be followed then, and take most of each frame. */
function Plane({ isPlain, children }: { readonly isPlain: boolean; readonly children: ReactNode }) {
  const isLeftOut = useMapState(({ isMoving, level }) => isMoving && level !== "cluster");
  return (
    <MapLayer name="viewport-portal">
      <svg
        aria-hidden
        width={1}
        height={1}
        className={clsx(
          "pointer-events-none absolute -z-5 overflow-visible",
          isLeftOut && "invisible",
          isPlain && "[&>path]:[stroke-dasharray:none]",
        )}
      >
        {children}
      </svg>
    </MapLayer>
  );
}

/** The looks of lit lines, line by line. Steps of a path are never among these. */
function useLook(): (line: HandOverEdge) => LineStroke {
  const lit = useHighlight((state) => state.lit);
  const finding = useHighlight((state) => state.finding.beside);
  const { numbers, steps } = useHighlight((state) => state.trail);
  return ({ id, data }) => {
    if (lit === undefined) return lineStrokes[data?.look ?? "unset"];
    if (lit === "finding") return lineHighlightStroke(finding.has(id) ? "beside" : "off", false);
    const hop = steps[(numbers.get(id) ?? 0) - 1];
    return lineHighlightStroke(hop ? (hop.isChecked === true ? "checked" : "unchecked") : "off", false);
  };
}

interface Shape {
  readonly look: LineStroke;
  readonly path: string;
}

function shapesOf(
  lines: readonly HandOverEdge[],
  routes: ReadonlyMap<string, readonly Point[]>,
  atOnce: number,
  lookOf: (line: HandOverEdge) => LineStroke,
): readonly Shape[] {
  const looks = new Map<string, { readonly look: LineStroke; readonly paths: string[] }>();
  for (const line of lines) {
    const points = routes.get(line.id);
    if (!points) continue;
    const look = lookOf(line);
    const key = JSON.stringify(look);
    const shape = looks.get(key) ?? { look, paths: [] };
    shape.paths.push(pathOf(points));
    looks.set(key, shape);
  }
  return [...looks.values()].flatMap(({ look, paths }) =>
    Array.from({ length: Math.ceil(paths.length / atOnce) }, (_, index) => ({
      look,
      path: paths.slice(index * atOnce, (index + 1) * atOnce).join(""),
    })),
  );
}

const paths = new WeakMap<readonly Point[], string>();

function pathOf(points: readonly Point[]): string {
  const path = paths.get(points) ?? roundedPath(points, 12);
  paths.set(points, path);
  return path;
}

/** In milliseconds. */
const pause = 250;

/** Tells which cards are in view. A card without lines, such as a new one, changes nothing. */
function CardsInView({ lines }: Pick<DistantLinesProps, "lines">) {
  const flow = useStoreApi();
  const map = useMapStore();
  const ends = useMemo(() => new Set(lines.flatMap(({ source, target }) => [source, target])), [lines]);
  useLayoutEffect(() => {
    const apply = (state: ReturnType<typeof flow.getState>) => {
      const { level, inView: before } = map.getState();
      if (level === "cluster") return;
      const ids: string[] = [];
      for (const card of state.nodeLookup.values())
        if (ends.has(card.id) && isPartlyInView(card, state)) ids.push(card.id);
      const inView = ids.join(" ");
      if (inView !== before) map.setState({ inView });
    };
    apply(flow.getState());
    // While the map moves, a few times a second: the nearby lines differ each time.
    let next: ReturnType<typeof setTimeout> | undefined;
    const follow = (state: ReturnType<typeof flow.getState>) => {
      if (!map.getState().isMoving) return apply(state);
      next ??= setTimeout(() => {
        next = undefined;
        apply(flow.getState());
      }, pause);
    };
    const unsubscribe = flow.subscribe(follow);
    return () => {
      clearTimeout(next);
      unsubscribe();
    };
  }, [flow, map, ends]);
  return null;
}
