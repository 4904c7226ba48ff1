import { Panel, useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { isInside } from "@/lib/domain/drawing/box";
import { useMapState } from "../state/map-context";
import { overviewPaths, overviewSize, placeIn } from "./overview-paths";

/** What is missing is filled, what is not assessed is hollow: not told apart by colour alone. Where no control applies, nothing is drawn. */
const looks = [
  ["missing", "fill-missing stroke-missing"],
  ["open", "fill-panel stroke-control"],
  ["standing", "fill-standing/40 stroke-standing"],
  ["none", "fill-lane stroke-line-strong"],
] as const;

/**
 * The whole map, small, in the corner: where on it one is, and a way to move. Each node by the worst that stands on it.
 * Four shapes in all, drawn when the map changes; only the frame moves with the view.
 */
export function Overview() {
  const { ofNode } = useEditorHandle();
  // The map itself first.
  const visible = useDeferredValue(useEditor((state) => state.visible));
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
      // Where all of the map is in view it says nothing more, and lies over a part of it.
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
        <svg role="img" aria-label="The whole map, small" {...overviewSize} className="block">
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
