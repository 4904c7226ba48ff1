import { Panel, useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { usePainted, useEditorHandle } from "@/lib/client/editor/editor-context";
import { type Box, centreOf, isInside } from "@/lib/domain/drawing/box";
import { useMapState } from "../state/map-context";
import type { PipelineNode, Position } from "@/lib/domain/pipeline/document";
import { aroundCards } from "@/lib/domain/drawing/around-cards";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Counts } from "@/lib/domain/posture/posture";

/** Missing is filled, not assessed is hollow: colour alone does not tell them apart. If no control applies, nothing is drawn. */
const looks = [
  ["missing", "fill-missing stroke-missing"],
  ["open", "fill-panel stroke-control"],
  ["standing", "fill-standing/40 stroke-standing"],
  ["none", "fill-lane stroke-line-strong"],
] as const;

/**
 * The minimap: shows the visible part of the map, and moves it. Each node has the colour of its worst status.
 * Four shapes in all, drawn when the map changes; only the frame moves with the view.
 */
export function Overview() {
  const { ofNode } = useEditorHandle();
  // The map itself comes first.
  const visible = useDeferredValue(usePainted((state) => state.visible));
  const flow = useStoreApi();
  const { getZoom, setCenter, zoomTo } = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { paths, area } = useMemo(
    () => overviewPaths(visible.nodes.values(), (id) => ofNode(visible, id)),
    [visible, ofNode],
  );
  const { scale, left, top, cards } = area;
  const isAskedFor = useMapState((state) => state.overview === true);
  useEffect(() => {
    const follow = ({ transform: [x, y, zoom], width, height }: ReturnType<typeof flow.getState>) => {
      if (!frame.current || !panel.current) return;
      // If the whole map is in view, the minimap adds nothing and covers a part of it.
      const inView = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      panel.current.hidden = !isAskedFor && isInside(cards, inView);
      const { style } = frame.current;
      style.transform = `translate(${(-x / zoom - left) * scale}px, ${(-y / zoom - top) * scale}px)`;
      style.width = `${(width / zoom) * scale}px`;
      style.height = `${(height / zoom) * scale}px`;
    };
    follow(flow.getState());
    return flow.subscribe(follow);
  }, [flow, scale, left, top, cards, isAskedFor]);

  const go = ({ buttons, clientX, clientY, currentTarget }: PointerEvent) => {
    if (buttons !== 1) return;
    const { x, y } = placeIn(area, clientX, clientY, currentTarget.getBoundingClientRect());
    void setCenter(x, y, { zoom: getZoom() });
  };
  return (
    <Panel
      ref={panel}
      position="bottom-right"
      data-gives-way={isAskedFor ? undefined : ""}
      className="react-flow__minimap !m-3 overflow-hidden rounded-card border border-line-strong !bg-panel max-md:hidden"
    >
      <div
        className="relative cursor-pointer touch-none overflow-hidden"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
        onWheel={({ deltaY }) => void zoomTo(getZoom() * 2 ** (-deltaY * 0.002))}
      >
        <svg role="img" aria-label="Minimap" {...overviewSize} className="block">
          {looks.map(([look, className]) => (
            <path key={look} d={paths[look]} strokeWidth={0.75} className={className} />
          ))}
        </svg>
        <div
          ref={frame}
          className="pointer-events-none absolute top-0 left-0 border border-control shadow-[0_0_0_999px_color-mix(in_srgb,var(--ink)_8%,transparent)]"
        />
      </div>
    </Panel>
  );
}

export const overviewSize = { width: 200, height: 150 } as const;
const margin = 8;

export interface OverviewArea {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Around all cards, in map units. */
  readonly cards: Box;
}

export interface OverviewPaths {
  readonly paths: {
    readonly missing: string;
    readonly open: string;
    readonly standing: string;
    readonly none: string;
  };
  readonly area: OverviewArea;
}

export function overviewPaths(
  nodes: Iterable<PipelineNode>,
  countsOf: (id: string) => Counts,
): OverviewPaths {
  const all = [...nodes];
  const area = areaOf(all);
  const { scale, left, top } = area;
  const paths = { missing: "", open: "", standing: "", none: "" };
  const round = (value: number) => Math.round(value * 10) / 10;
  const shape = `h${round(cardSize.width * scale)}v${round(cardSize.height * scale)}h${-round(cardSize.width * scale)}z`;
  for (const { id, position } of all)
    paths[lookOf(countsOf(id))] +=
      `M${round((position.x - left) * scale)} ${round((position.y - top) * scale)}${shape}`;
  return { paths, area };
}

export function placeIn(
  { scale, left, top }: OverviewArea,
  clientX: number,
  clientY: number,
  box: { readonly left: number; readonly top: number },
): Position {
  return { x: (clientX - box.left) / scale + left, y: (clientY - box.top) / scale + top };
}

function areaOf(nodes: readonly PipelineNode[]): OverviewArea {
  const cards = aroundCards(nodes);
  if (nodes.length === 0) return { scale: 1, left: 0, top: 0, cards };
  const scale = Math.min(
    (overviewSize.width - 2 * margin) / cards.width,
    (overviewSize.height - 2 * margin) / cards.height,
  );
  const { x, y } = centreOf(cards);
  return {
    scale,
    cards,
    left: x - overviewSize.width / 2 / scale,
    top: y - overviewSize.height / 2 / scale,
  };
}

function lookOf({
  inScope,
  contradicted,
  missing,
  notAssessed,
  stale,
  partial,
  planned,
}: Counts): keyof OverviewPaths["paths"] {
  if (inScope === 0) return "none";
  if (contradicted + missing > 0) return "missing";
  return notAssessed + stale + partial + planned > 0 ? "open" : "standing";
}
