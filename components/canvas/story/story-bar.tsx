"use client";
import { Maximize, Minus, Plus } from "lucide-react";
import { openText } from "@/lib/domain/posture/words/open-text";
import { notAnalysedSentence } from "@/lib/domain/posture/words/not-analysed";
import Link from "next/link";
import { useParams } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { usePainted, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { whenHandIsFree } from "@/lib/client/hand";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import type { MapStory } from "@/lib/domain/story/map-story";
import { counted } from "@/lib/domain/words/english";
import { useMapState } from "../state/map-context";
import { motion } from "../viewport/move-map";
import { showAll } from "../viewport/show-all";
import { StoryLine } from "./story-line";
import { zoomSlot } from "../map/map-furniture";
import { LineLegend } from "@/components/marks/line-legend";

/** In milliseconds: the map and the rest of its page come first. */
const patience = 5_000;

const StoryTeller = lazy(
  shownPart(() => import("./story-teller").then((module) => ({ default: module.StoryTeller }))),
);

/** Below the map: the headline, the legend and the zoom. On a phone the headline, above. */
export function StoryBar({ known }: { readonly known: MapStory | undefined }) {
  return (
    <footer className="relative flex min-h-10 shrink-0 items-center gap-3 overflow-hidden border-line bg-panel pr-3 pl-4 sm:border-t max-sm:order-first max-sm:border-b max-sm:has-data-[tone=bypass]:bg-danger-soft md:h-10 md:whitespace-nowrap max-md:min-h-11 max-md:pr-1 max-md:pl-3 max-sm:text-tiny">
      <Figures />
      <div className="flex min-w-0 flex-1 items-center gap-2 xl:max-w-[calc(100%-10rem)] xl:flex-[1_0_auto]">
        <Story known={known} />
      </div>
      {/* Makes room for a long sentence entry by entry: entries without room wrap to a second row, out of sight. */}
      <LineLegend className="h-5 min-w-0 justify-end overflow-hidden before:h-5 before:w-0 max-xl:hidden" />
      <Zoom />
    </footer>
  );
}

/** The most important finding, with one link; from the server until the analysis runs. */
function Story({ known }: { readonly known: MapStory | undefined }) {
  const [story, setStory] = useState(known);
  const isAwake = useAwake();
  const hasFailed = useLivePosture((state) => state.hasFailed);
  const whyFailed = useLivePosture((state) => state.whyFailed);
  if (hasFailed)
    return (
      <p role="status" className="min-w-0 text-missing md:truncate">
        {notAnalysedSentence(whyFailed)}
      </p>
    );
  return (
    <>
      {story ? <StoryLine story={story} /> : <OpenControls />}
      {isAwake && (
        <Suspense fallback={null}>
          <StoryTeller known={known} onStory={setStory} />
        </Suspense>
      )}
    </>
  );
}

/** The analysis waits for the first input, as with a panel from the address, or for a short time. @returns whether it runs */
function useAwake(): boolean {
  const live = usePostureHandle();
  const isLive = useMapState((state) => state.isLive);
  const [isAwake, setIsAwake] = useState(false);
  const isThere = useLivePosture(({ posture }) => posture !== undefined);
  useEffect(() => {
    if (!isLive) return undefined;
    let isOver = false;
    const start = () => {
      if (isOver) return;
      setIsAwake(true);
      live.start();
    };
    const wake = () => void whenHandIsFree().then(start);
    const timer = setTimeout(wake, patience);
    const stop = onFirstInput(wake);
    return () => {
      isOver = true;
      clearTimeout(timer);
      stop();
    };
  }, [isLive, live]);
  return isAwake || isThere;
}

/** The size of the map, for screen readers. */
function Figures() {
  const nodes = usePainted((state) => state.visible.nodes.size);
  const edges = usePainted((state) => state.visible.edges);
  const byHand = [...edges.values()].filter((edge) => edge.automated === false).length;
  return (
    <p className="sr-only">
      {counted(nodes, "node")} {counted(edges.size, "connection")}, {byHand} manual
    </p>
  );
}

function OpenControls() {
  const { id } = useParams<{ id: string }>();
  const counts = usePipelineCounts();
  if (counts.inScope === 0) return null;
  return (
    <p className="min-w-0 truncate">
      Controls: {openText(counts)}.{" "}
      <Link href={`/pipelines/${id}/gaps`} prefetch={false} className="font-medium text-blue hover:underline">
        Show the gaps
      </Link>
    </p>
  );
}

const buttonLook =
  "grid size-8 place-items-center rounded-control text-soft hover:bg-bg hover:text-ink max-md:size-11";

function Zoom() {
  const instance = useMapState((state) => state.instance);
  return (
    <span data-map-keys="" className="flex shrink-0 items-center text-soft max-sm:hidden">
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out (-)"
        className={buttonLook}
        onClick={() => void instance?.zoomOut(motion())}
      >
        <Minus aria-hidden size={15} />
      </button>
      <span id={zoomSlot} className="min-w-10 text-center text-tiny tabular-nums" />
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in (+)"
        className={buttonLook}
        onClick={() => void instance?.zoomIn(motion())}
      >
        <Plus aria-hidden size={15} />
      </button>
      <button
        type="button"
        aria-label="Show all"
        title="Show all (Shift 1)"
        className={buttonLook}
        onClick={() => showAll(instance)}
      >
        <Maximize aria-hidden size={15} />
      </button>
    </span>
  );
}
