import "../keyboard/canvas-access.css";
import { openText } from "@/lib/domain/posture/words/open-text";
import "../map/nodes/node-card.css";
import { clsx } from "clsx";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { CoverageBar } from "@/components/marks/bars";
import { lineLook } from "@/components/marks/line-look";
import { useStageCounts } from "@/lib/client/editor/editor-context";
import { useIsChecked } from "@/lib/client/posture/posture-context";
import type { Box, Point } from "@/lib/domain/drawing/box";
import { laneDown, type RunDown, runDown } from "@/lib/domain/drawing/run-down";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nothingSelected, type Selection } from "@/lib/domain/pipeline/selection";
import { stageNames } from "@/lib/domain/words/english";
import { linesFrom } from "../map/map-elements";
import { cardNameId } from "../map/nodes/card-name-id";
import { CardBody } from "../map/nodes/node-card";
import { visibleArea } from "../keyboard/reveal";
import { useHighlight, useMapActions, useMapStore } from "../state/map-context";
import { cardOf } from "../state/map-focus";
import { ghostsRun, PhoneGhosts } from "./phone-ghosts";
import { Labels, Line } from "./phone-lines";

/** Above this many parallel lines only those of the selection, or lit ones, are drawn. */
const mostBeside = 6;
const straight = 2;
/** Above this many cards only those near the view are in the page. */
const mostAtOnce = 200;
/** In pixels, above and below the view. */
const nearby = 900;

interface PhoneMapProps {
  readonly pipeline: Pipeline;
  readonly selection: Selection;
}

/** The map on a phone: lanes below each other, two cards a row, scrolled like a page. Positions on the map do not change. */
export function PhoneMap({ pipeline, selection }: PhoneMapProps) {
  const { nodes, edges } = pipeline;
  const isChecked = useIsChecked(pipeline);
  const map = useMapActions();
  const store = useMapStore();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidthOf(scroller);
  const lit = useHighlight((state) => state.lit);
  useEffect(() => {
    const { current } = scroller;
    const leave = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("[data-id], button, a") === null)
        map.select(nothingSelected);
    };
    current?.addEventListener("click", leave);
    return () => current?.removeEventListener("click", leave);
  }, [map]);
  const ghosts = useHighlight(({ finding }) => finding.ghosts);
  const down = useMemo(
    () => runDown([...nodes.values(), ...ghosts.nodes], [...edges.values(), ...ghostsRun(ghosts)], width),
    [nodes, edges, ghosts, width],
  );
  const shown = useShown(scroller, nodes.size > mostAtOnce);
  useLayoutEffect(() => {
    const scrollTo = (node: string) => {
      scrollToCard(scroller.current, down.cards.get(node));
      // In a low window the page scrolls, too.
      cardOf(node)?.scrollIntoView({ block: "nearest" });
    };
    store.setState({ isLive: true, instance: undefined, scrollTo });
  }, [store, down]);
  useEffect(() => () => store.setState({ isLive: false, scrollTo: undefined }), [store]);
  const lines = useMemo(
    () => linesFrom(edges, nodes, [], selection, (edge) => lineLook(edge, isChecked(edge))),
    [edges, nodes, selection, isChecked],
  );
  const isCrowded = down.lines > mostBeside;
  const drawn = lines.filter(({ id, source, target, selected = false }) => {
    const points = down.routes.get(id);
    if (!points || !isSeen(points, shown)) return false;
    return (
      !isCrowded ||
      points.length === straight ||
      selected ||
      lit !== undefined ||
      selection.nodes.has(source) ||
      selection.nodes.has(target)
    );
  });
  return (
    <div
      ref={scroller}
      role="application"
      aria-label={`Map of ${pipeline.name}`}
      aria-describedby="map-keys-help"
      className="phone-map absolute inset-0 isolate overflow-x-hidden overflow-y-auto bg-bg"
    >
      <div className="relative" style={{ height: down.height }}>
        {isCrowded && (
          <p className="absolute inset-x-5.5 top-11 text-tiny text-soft">
            Tap a card to see its connections.
          </p>
        )}
        {down.lanes.map((lane) => (
          <Lane key={lane.stage} {...lane} />
        ))}
        <svg aria-hidden width="100%" height={down.height} className="pointer-events-none absolute inset-0">
          {drawn.map((line) => (
            <Line key={line.id} line={line} points={down.routes.get(line.id)} isQuiet={isCrowded} />
          ))}
        </svg>
        {[...down.cards].map(([id, box]) => {
          const node = nodes.get(id);
          if (!node || !isSeen([box], shown)) return null;
          return <PhoneCard key={id} node={node} box={box} isSelected={selection.nodes.has(id)} />;
        })}
        <PhoneGhosts ghosts={ghosts} down={down} />
        <Labels lines={drawn} down={down} nodes={pipeline.nodes} width={width} />
      </div>
      {/* The last cards can be scrolled to above a sheet. */}
      <div className="hidden h-88 group-data-[right=taken]/stage:block" />
    </div>
  );
}

function useWidthOf(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(() => document.getElementById("main")?.clientWidth ?? innerWidth);
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

interface Shown {
  readonly from: number;
  readonly to: number;
}

/** Includes lines that only pass through. */
const isSeen = (points: readonly Pick<Point, "y">[], { from, to }: Shown) =>
  points.some(({ y }) => y >= from) && points.some(({ y }) => y <= to);
const everything: Shown = { from: -Infinity, to: Infinity };

/** The drawn part of the map, in pixels from its top; changes in steps while the page scrolls. */
function useShown(box: { readonly current: HTMLElement | null }, isLong: boolean): Shown {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const { current } = box;
    const follow = () => setStep(Math.round((current?.scrollTop ?? 0) / (nearby / 2)));
    current?.addEventListener("scroll", follow, { passive: true });
    return () => current?.removeEventListener("scroll", follow);
  }, [box]);
  if (!isLong) return everything;
  const top = (step * nearby) / 2;
  return { from: top - nearby, to: top + innerHeight + nearby };
}

/** Below the head of its lane, and above panels over the map. */
function scrollToCard(scroller: HTMLElement | null, card: Box | undefined): void {
  const area = visibleArea();
  if (!scroller || !card || !area) return;
  const top = scroller.getBoundingClientRect().top + card.y - scroller.scrollTop;
  if (top >= area.top && top + card.height <= area.bottom) return;
  scroller.scrollTo({ top: card.y - laneDown.head - laneDown.above });
}

function Lane({ stage, height }: RunDown["lanes"][number]) {
  return (
    <section
      aria-label={`${stageNames[stage]} stage`}
      style={{ height }}
      className={clsx("border-b border-line", stage === "distribute" ? "bg-lane" : "bg-bg")}
    >
      <LaneHead stage={stage} />
    </section>
  );
}

/** Stays at the upper edge while its lane is in sight. */
function LaneHead({ stage }: { readonly stage: Stage }) {
  const counts = useStageCounts(stage);
  const { id } = useParams<{ id: string }>();
  return (
    <header
      style={{ height: laneDown.head }}
      className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-inherit px-5.5 whitespace-nowrap"
    >
      <h2 className="text-lead leading-5!">{stageNames[stage]}</h2>
      {counts.inScope === 0 ? (
        <span className="text-tiny text-soft">no controls in scope</span>
      ) : (
        <Link
          href={`/pipelines/${id}/gaps?stage=${stage}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center text-tiny text-soft tabular-nums"
        >
          {openText(counts)}
          <span className="sr-only"> in {stageNames[stage]}</span>
        </Link>
      )}
      <span className="ml-auto w-32">
        <CoverageBar counts={counts} className="h-[7px]!" />
      </span>
    </header>
  );
}

interface PhoneCardProps {
  readonly node: PipelineNode;
  readonly box: Box;
  readonly isSelected: boolean;
}

function PhoneCard({ node, box: { x, y, width, height }, isSelected }: PhoneCardProps) {
  const map = useMapActions();
  return (
    <button
      type="button"
      tabIndex={-1}
      data-id={node.id}
      aria-pressed={isSelected}
      aria-labelledby={cardNameId(node.id)}
      className={clsx("phone-card", isSelected && "selected")}
      style={{ left: x, top: y, width, height }}
      onClick={() => map.pick(node.id) || map.selectNode(node.id)}
      onContextMenu={(event) => {
        event.preventDefault();
        map.openMenuAt(
          { x: event.clientX, y: event.clientY },
          { nodes: new Set([node.id]), edges: new Set() },
        );
      }}
    >
      <CardBody node={node} level="compact" />
    </button>
  );
}
