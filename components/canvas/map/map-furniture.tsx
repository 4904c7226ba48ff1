import dynamic from "next/dynamic";
import { memo, useLayoutEffect, useRef, useCallback, useState } from "react";
import { shownPart } from "@/lib/client/parts/shown-part";
import { aroundCards } from "@/lib/domain/drawing/around-cards";
import { scaled } from "@/lib/domain/drawing/box";
import { laneEnds, type LaneEnds } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useMapState, useMapStore } from "../state/map-context";
import { MapLayer } from "./map-layer";
import { heightOfCards } from "./map-elements";
import { Zones } from "./zones";
import { useStore, useStoreApi, Panel, useOnViewportChange } from "@xyflow/react";
import { createPortal } from "react-dom";
import { clsx } from "clsx";
import Link from "next/link";
import { useParams } from "next/navigation";
import { usePainted, useStageCounts } from "@/lib/client/editor/editor-context";
import type { Stage } from "@/lib/domain/pipeline/document";
import { isOpen } from "@/lib/domain/posture/coverage/effective-status";
import { Button } from "@/components/ui/button";
import { showAll } from "../viewport/show-all";
import { isPartlyInView } from "../viewport/is-in-view";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import { stageNames } from "@/lib/domain/words/english";
import { CoverageBar, StatusTotals } from "@/components/marks/bars";
import { givenAt, levelAt, listedAt, lowAt, steppedScale } from "../viewport/card-level";

/** In map units; beyond everything drawn. */
const endless = 1_000_000;

interface LaneHeadProps {
  readonly stage: Stage;
  readonly from: number;
  readonly to: number;
}

const Overview = dynamic(
  shownPart(() => import("./overview").then((module) => module.Overview)),
  // An own Suspense boundary: without it, the whole map would wait.
  { loading: () => null },
);

const NodeTools = dynamic(
  shownPart(() => import("./nodes/node-tools").then((module) => module.NodeTools)),
  { loading: () => null },
);

/** Everything on the map beside cards and lines. Not redrawn while a card is dragged: the pipeline has not changed. */
export const MapFurniture = memo(function MapFurniture({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const pipeline = usePainted((state) => state.visible);
  const isOverviewOpen = useMapState((state) => state.overview ?? pipeline.nodes.size >= 40);
  const isOneSelected = useMapState(
    ({ selection: { nodes, edges } }) => nodes.size === 1 && edges.size === 0,
  );
  return (
    <>
      <Lanes {...laneEnds(pipeline.nodes.values())} />
      <Zones pipeline={pipeline} />
      <LevelOfDetail nodes={pipeline.nodes} />
      <ZoomLevel />
      <LostPill />
      {isOverviewOpen && <Overview />}
      {isOneSelected && <NodeTools isReadOnly={isReadOnly} />}
    </>
  );
});

const Lanes = memo(function Lanes({ build, distribute }: LaneEnds) {
  return (
    <>
      <MapLayer name="viewport-portal">
        <div
          className="lane-band pointer-events-none absolute -z-20 border-x border-line bg-lane"
          style={bandFrom(build, distribute)}
        />
      </MapLayer>
      {/* Over the cards, which pass under it: below them it would also be behind the bands. Heads change their width in each frame, and cause no layout outside. */}
      <div className="pointer-events-none absolute inset-0 z-5 contain-strict">
        <LaneHead stage="build" from={-endless} to={build} />
        <LaneHead stage="distribute" from={build} to={distribute} />
        <LaneHead stage="run" from={distribute} to={endless} />
      </div>
    </>
  );
});

/** Drawn on the map itself: it moves without a redraw. */
function bandFrom(left: number, right: number) {
  return { left, width: right - left, top: -endless, height: 2 * endless };
}

/** In pixels of a lane: each status with its number, gaps of all, gaps only, or only the name. */
function roomIn(width: number): "all" | "some" | "little" | "none" {
  if (width >= 460) return "all";
  if (width >= 190) return "some";
  return width >= 130 ? "little" : "none";
}

function LaneHead({ stage, from, to }: LaneHeadProps) {
  const counts = useStageCounts(stage);
  const gaps = `/pipelines/${useParams<{ id: string }>().id}/gaps?stage=${stage}`;
  const flow = useStoreApi();
  const head = useRef<HTMLElement>(null);
  // Follows the map in each frame without a render.
  useLayoutEffect(() => {
    const follow = ({ transform: [left, , zoom], width }: ReturnType<typeof flow.getState>) => {
      if (!head.current) return;
      const onScreen = (x: number) => Math.round(Math.min(Math.max(x * zoom + left, 0), width));
      const [start, end] = [onScreen(from), onScreen(to)];
      head.current.hidden = end - start < 1;
      head.current.style.transform = `translateX(${start}px)`;
      head.current.style.width = `${end - start}px`;
      const room = roomIn(end - start);
      if (head.current.dataset["room"] !== room) head.current.dataset["room"] = room;
    };
    follow(flow.getState());
    return flow.subscribe(follow);
  }, [flow, from, to]);
  return (
    <section
      ref={head}
      aria-label={`${stageNames[stage]} stage`}
      className={clsx(
        "group absolute top-0 left-0 h-13 overflow-hidden px-3.5 pt-[9px] data-[room=none]:px-1",
        stage === "distribute" ? "bg-lane" : "bg-bg",
        stage !== "build" && "border-l border-line",
        // Its bar shows whole beside a panel.
        stage === "run" && "xl:group-data-[right=taken]/stage:pr-[398px]",
      )}
    >
      <header className="flex items-baseline gap-x-2 whitespace-nowrap">
        <h2 className="min-w-0 truncate text-lead leading-5! group-data-[room=none]:text-[0.6875rem]">
          {stageNames[stage]}
        </h2>
        {counts.inScope === 0 ? (
          <span className="truncate text-tiny text-soft">no controls in scope</span>
        ) : (
          <Link
            href={gaps}
            prefetch={false}
            title="Controls in scope that are not in place"
            className="pointer-events-auto text-tiny text-soft tabular-nums group-data-[room=none]:sr-only hover:underline"
          >
            {openCount(counts)}
            <span className="group-data-[room=little]:sr-only"> of {counts.inScope}</span> open
            <span className="sr-only"> in {stageNames[stage]}</span>
          </Link>
        )}
        <div
          className={clsx(
            "pointer-events-auto ml-auto hidden self-center group-data-[room=all]:block",
            stage === "run" && "xl:group-data-[right=taken]/stage:hidden!",
          )}
        >
          <StatusTotals
            counts={counts}
            of={stageNames[stage]}
            isForPointers
            isBesideTotal
            hrefOf={(status) =>
              status === "scope"
                ? `${gaps}&show=scope`
                : `${gaps}&status=${status}${isOpen(status, "declared") ? "" : "&show=all"}`
            }
          />
        </div>
      </header>
      <CoverageBar counts={counts} className="mt-1.5 h-[7px]!" />
    </section>
  );
}

/** The id of the element below the map that shows the zoom, which only the map knows. */
export const zoomSlot = "map-zoom";

/** Shows the zoom below the map, outside of the component that knows it. */
function ZoomLevel() {
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  const slot = document.getElementById(zoomSlot);
  return slot && createPortal(`${percent}%`, slot);
}

function LostPill() {
  const instance = useMapState((state) => state.instance);
  const store = useStoreApi();
  const [isLost, setIsLost] = useState(false);
  // A new function each time would notify every card and line.
  const onEnd = useCallback(() => {
    const state = store.getState();
    const cards = [...state.nodeLookup.values()];
    setIsLost(cards.length > 0 && !cards.some((card) => isPartlyInView(card, state)));
  }, [store]);
  useOnViewportChange({ onEnd });
  if (!isLost) return null;
  return (
    <Panel position="top-center" className="!mt-15">
      <Button
        tone="primary"
        onClick={() => {
          setIsLost(false);
          showAll(instance);
        }}
      >
        Back to the map
      </Button>
    </Panel>
  );
}

/** How much larger than the window a map may be to count as seen whole. */
const almost = 1.25;
/** So many more nodes may come before the next check. */
const few = 20;

/** At most so many cards follow the zoom in each frame. */
const mostLive = 150;
/** In milliseconds without a wheel step. */
const rest = 250;

/**
 * Text too small to read is not drawn. One subscriber sets the zoom for the style sheet, and notifies cards and lines only
 * when they must draw differently.
 */
function LevelOfDetail({ nodes }: Pick<Pipeline, "nodes">) {
  const cardHeight = heightOfCards(nodes);
  const cards = useRef(nodes);
  useLayoutEffect(() => void (cards.current = nodes), [nodes]);
  const flow = useStoreApi();
  const map = useMapStore();
  const isFitted = useRef(false);
  useLayoutEffect(() => {
    const apply = (
      { transform: [, , zoom], domNode, width, height, fitViewQueued }: ReturnType<typeof flow.getState>,
      isForced = false,
    ) => {
      // Before the map is fitted its zoom means nothing: thousands of lines would be drawn one by one, and removed again.
      if (!isFitted.current && (width === 0 || fitViewQueued)) return;
      const before = map.getState();
      const scale = isFitted.current ? steppedScale(zoom, before.scale) : zoom;
      if (isFitted.current && scale === before.scale && !isForced) return;
      const level = levelAt(zoom, isFitted.current ? before.level : undefined);
      isFitted.current = true;
      domNode?.style.setProperty("--map-zoom", String(scale));
      domNode?.style.setProperty("--card-height", `${cardHeight}px`);
      if (domNode) Object.assign(domNode.dataset, { level, low: lowAt(level, cardHeight * scale) });
      const { width: allWide, height: allHigh } = scaled(aroundCards(cards.current.values()), scale);
      map.setState({
        scale,
        level,
        listed: listedAt(level, cardHeight * scale),
        given: givenAt(level, cardHeight * scale),
        keptCards: allWide <= width * almost && allHigh <= height * almost ? cards.current.size + few : 0,
      });
    };
    apply(flow.getState(), true);
    // With many cards each step would cost a layout: they scale as they are until the map rests.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sayZooming = (isZooming: boolean) =>
      flow.getState().domNode?.toggleAttribute("data-zooming", isZooming);
    const unsubscribe = flow.subscribe((state, before) => {
      if (!isFitted.current || state.nodes.length <= mostLive) return apply(state);
      if (state.transform[2] === before.transform[2]) return;
      sayZooming(true);
      clearTimeout(timer);
      timer = setTimeout(() => {
        sayZooming(false);
        apply(flow.getState());
      }, rest);
    });
    return () => {
      clearTimeout(timer);
      sayZooming(false);
      unsubscribe();
    };
  }, [flow, map, cardHeight]);
  return null;
}
