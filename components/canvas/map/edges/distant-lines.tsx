import { clsx } from "clsx";
import { memo, type ReactNode, useLayoutEffect } from "react";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";
import { getRecord, type Records } from "@/lib/domain/pipeline/records";
import { MapLayer } from "../map-layer";
import { lineHighlightClasses } from "../../highlight/highlight-look";
import { useHighlight, useMapState, useMapStore } from "../../state/map-context";
import { lineClass } from "@/components/marks/line-look";
import { linePath } from "./line-path";
import type { HandOverEdge } from "../flow-types";
import { useStoreApi } from "@xyflow/react";
import { isPartlyInView } from "../../viewport/is-in-view";

/** Of more lines than these no dash can be seen, and to paint them all takes a browser half a minute. */
const mostDashed = 5_000;

interface DistantLinesProps {
  readonly lines: readonly HandOverEdge[];
  readonly nodes: Records<PipelineNode>;
}

/** So many lines to a shape, where all of them are in view. From nearby each is one of its own, and left out where it is not. */
const together = 50;

/** Lines that nobody takes hold of from where they are seen, drawn together: thousands of them, one by one, would hold the map up. */
export const DistantLines = memo(function DistantLines({ lines, nodes }: DistantLinesProps) {
  const atOnce = useMapState(({ detail }) => (detail === "tiny" ? together : 1));
  const lookOf = useLook();
  return (
    <>
      <CardsInView />
      <Plane isPlain={lines.length > mostDashed}>
        {shapesOf(lines, nodes, atOnce, lookOf).map(({ look, path }, index) => (
          <path key={index} d={path} className={`react-flow__edge-path ${look}`} />
        ))}
      </Plane>
    </>
  );
});

/** From nearby, what only passes through is left out while the map is moved: nobody follows it then, and to draw it takes most of each frame. */
function Plane({ isPlain, children }: { readonly isPlain: boolean; readonly children: ReactNode }) {
  const isLeftOut = useMapState(({ isMoving, detail }) => isMoving && detail !== "tiny");
  return (
    <MapLayer name="viewport-portal">
      <svg
        aria-hidden
        width={1}
        height={1}
        className={clsx(
          "pointer-events-none absolute -z-5 overflow-visible",
          isLeftOut && "invisible",
          isPlain && "[&>path]:![stroke-dasharray:none]",
        )}
      >
        {children}
      </svg>
    </MapLayer>
  );
}

/** As what is lit looks line by line. Steps of a way are never among these. */
function useLook(): (edge: PipelineEdge) => string {
  const lit = useHighlight((state) => state.lit);
  const finding = useHighlight((state) => state.finding.beside);
  const { numbers, steps } = useHighlight((state) => state.trail);
  return (edge) => {
    if (lit === undefined) return lineClass(edge);
    if (lit === "finding") return lineHighlightClasses[finding.has(edge.id) ? "beside" : "off"];
    const hop = steps[(numbers.get(edge.id) ?? 0) - 1];
    return lineHighlightClasses[hop ? (hop.isChecked === true ? "checked" : "unchecked") : "off"];
  };
}

interface Shape {
  readonly look: string;
  readonly path: string;
}

function shapesOf(
  lines: readonly HandOverEdge[],
  nodes: Records<PipelineNode>,
  atOnce: number,
  lookOf: (edge: PipelineEdge) => string,
): readonly Shape[] {
  const looks = new Map<string, string[]>();
  for (const { source, target, data } of lines) {
    const [from, to] = [getRecord(nodes, source)?.position, getRecord(nodes, target)?.position];
    if (!from || !to || !data) continue;
    const look = lookOf(data.edge);
    const paths = looks.get(look) ?? [];
    paths.push(linePath(from, source === target ? undefined : to, data.beside).path);
    looks.set(look, paths);
  }
  return [...looks].flatMap(([look, paths]) =>
    Array.from({ length: Math.ceil(paths.length / atOnce) }, (_, index) => ({
      look,
      path: paths.slice(index * atOnce, (index + 1) * atOnce).join(""),
    })),
  );
}

function CardsInView() {
  const flow = useStoreApi();
  const map = useMapStore();
  useLayoutEffect(() => {
    const apply = (state: ReturnType<typeof flow.getState>) => {
      const { detail, inView: before } = map.getState();
      if (detail === "tiny") return;
      const ids: string[] = [];
      for (const card of state.nodeLookup.values()) if (isPartlyInView(card, state)) ids.push(card.id);
      const inView = ids.join(" ");
      if (inView !== before) map.setState({ inView });
    };
    apply(flow.getState());
    return flow.subscribe(apply);
  }, [flow, map]);
  return null;
}
