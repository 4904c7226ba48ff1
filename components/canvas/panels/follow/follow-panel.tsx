"use client";
import { ChevronLeft, ChevronRight, Printer, X } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { Button, buttonClass, Kbd } from "@/components/ui/button";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import { today } from "@/lib/client/today";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { HopControl } from "@/lib/domain/follow/hop-controls";
import { asideSentence, checkSentence, hopSentence } from "@/lib/domain/follow/hop-sentences";
import { followContainer, type Trail } from "@/lib/domain/follow/trail";
import { trailSentence, followedName } from "@/lib/domain/follow/trail-sentences";
import type { MapActions } from "../../state/map-actions";
import {
  useHighlight,
  useHighlightStore,
  useMapActions,
  useMapState,
  useMapStore,
} from "../../state/map-context";
import { focusMap } from "../../state/map-focus";
import { BackTo } from "../back-to";
import { usePanelKeys } from "../use-panel-keys";
import { HopDetails } from "./hop-details";
import { byId, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { showCards } from "../../viewport/show-cards";

export function FollowPanel() {
  const map = useMapActions();
  const asked = useMapState(({ panel }) => (panel?.name === "follow" ? panel.image : undefined));
  const highlight = useHighlightStore();
  const image = useHighlight((state) => state.followed);
  const pipeline = useDeferredValue(useEditor((state) => state.visible));
  const day = today();
  const live = usePostureHandle();
  useEffect(() => live.start(), [live]);
  const ids = useLivePosture(({ posture, hasFailed }) => (hasFailed ? undefined : posture?.checkedHandOvers));
  const trail = useMemo(
    () => followContainer(pipeline, catalogueOf(pipeline), day, ids && new Set(ids), image),
    [pipeline, day, ids, image],
  );
  const bar = useRef<HTMLElement>(null);
  useLitTrail(trail, asked);
  useStepOnMap(trail);
  const stop = useCallback(() => close(map), [map]);
  usePanelKeys(bar, stop);
  useEffect(() => {
    // Keys move along the line while the map has the focus; the panel may have been opened from outside it.
    if (document.getElementById("main")?.contains(document.activeElement) !== true) bar.current?.focus();
  }, []);

  const openControl = ({ node, control }: HopControl) => {
    map.selectNode(node.id);
    map.openControl(control.id);
  };
  return (
    <section
      ref={bar}
      tabIndex={-1}
      aria-label="Follow the container"
      data-covers-map=""
      className="absolute inset-x-3 bottom-5 z-[5] max-h-[42%] scroll-pt-14 overflow-y-auto xl:group-data-[right=taken]/stage:right-[396px] rounded-card border border-line-strong bg-panel shadow-card max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-none"
    >
      <header className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-panel px-3 py-2">
        <BackTo />
        <h2 className="max-sm:sr-only">Follow</h2>
        <ImageChoice pipeline={pipeline} image={trail.image?.id} onChange={highlight.follow} />
        <Steps count={trail.hops.length} />
        <span className="ml-auto flex items-center gap-1">
          <PrintLink image={trail.image?.id} />
          <button
            type="button"
            aria-label="Stop following"
            title="Stop following (Esc)"
            onClick={stop}
            className="rounded-control p-2 text-soft hover:bg-bg"
          >
            <X aria-hidden size={16} />
          </button>
        </span>
      </header>
      <div className="px-3 py-2.5 wrap-anywhere">
        <Step trail={trail} onOpenControl={openControl} />
      </div>
    </section>
  );
}

/** Lights the line while the panel is open, and starts at the selected connection if it is on the line. */
function useLitTrail(trail: Trail, asked: string | undefined): void {
  const store = useMapStore();
  const highlight = useHighlightStore();
  const isFirst = useRef(true);
  useEffect(() => {
    if (asked !== undefined) highlight.follow(asked);
  }, [asked, highlight]);
  useEffect(() => {
    highlight.light("trail", {
      steps: trail.hops.map(({ edge, from, to, isChecked }) => ({
        edge: edge.id,
        from: from.id,
        to: to.id,
        isChecked: isChecked === true,
      })),
    });
    const [selected] = store.getState().selection.edges;
    if (isFirst.current && selected !== undefined && highlight.getState().trail.numbers.has(selected))
      highlight.goTo("trail", selected);
    isFirst.current = false;
    keepInAddress({ follow: trail.image?.id ?? "all" }, null);
  }, [trail, store, highlight]);
  useEffect(
    () => () => {
      highlight.darken("trail");
      keepInAddress({ follow: undefined }, null);
    },
    [highlight],
  );
}

function close(map: MapActions): void {
  map.closePanel();
  focusMap();
}

function Steps({ count }: { readonly count: number }) {
  const { step, goTo } = useHighlightStore();
  const at = useHighlight(({ trail: { steps, current } }) => (current ? steps.indexOf(current) + 1 : 0));
  return (
    <span className="flex items-center gap-1.5">
      <Button aria-disabled={at === 1 || count === 0} onClick={() => step("trail", -1)} className="px-2!">
        <ChevronLeft aria-hidden size={15} />
        <span className="max-sm:sr-only">Previous</span>
        <span className="max-sm:hidden">
          <Kbd>[</Kbd>
        </span>
      </Button>
      <button
        type="button"
        title="Show the whole line"
        onClick={() => goTo("trail", undefined)}
        className="min-h-8 min-w-18 rounded-control px-1.5 text-center tabular-nums hover:bg-bg"
      >
        {at === 0 ? `${count} in total` : `${at} of ${count}`}
      </button>
      <Button aria-disabled={at === count} onClick={() => step("trail", 1)} className="px-2!">
        <span className="max-sm:sr-only">Next</span>
        <ChevronRight aria-hidden size={15} />
        <span className="max-sm:hidden">
          <Kbd>]</Kbd>
        </span>
      </Button>
    </span>
  );
}

function Step({
  trail,
  onOpenControl,
}: {
  readonly trail: Trail;
  readonly onOpenControl: (control: HopControl) => void;
}) {
  const edge = useHighlight(({ trail: { current } }) => current?.edge);
  const hop = edge === undefined ? undefined : trail.hops.find((one) => one.edge.id === edge);
  if (hop) return <HopDetails hop={hop} onOpenControl={onOpenControl} />;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-lead">{trailSentence(trail)}</p>
      {trail.asides.length > 0 && (
        <ul className="text-soft">
          {trail.asides.slice(0, mostAsides).map((aside) => (
            <li key={aside.edge.id}>{asideSentence(aside)}</li>
          ))}
          {trail.asides.length > mostAsides && (
            <li>{trail.asides.length - mostAsides} more connections leave the line and do not come back.</li>
          )}
        </ul>
      )}
    </div>
  );
}

const mostAsides = 5;

function PrintLink({ image }: { readonly image: string | undefined }) {
  const { id } = useParams<{ id: string }>();
  return (
    <Link
      href={`/pipelines/${id}/follow${image === undefined ? "" : `?image=${image}`}`}
      prefetch={false}
      className={buttonClass("quiet")}
    >
      <Printer aria-hidden size={14} />
      <span className="max-md:sr-only">Print as a strip</span>
    </Link>
  );
}

interface ImageChoiceProps {
  readonly pipeline: Pick<Pipeline, "images">;
  /** Undefined: all of them. */
  readonly image: string | undefined;
  readonly onChange: (image: string | undefined) => void;
}

function ImageChoice({ pipeline, image, onChange }: ImageChoiceProps) {
  return (
    <select
      aria-label="Image to follow"
      value={image ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
      className="min-h-8 max-w-44 min-w-0 rounded-control border border-control bg-panel px-2 text-ink"
    >
      <option value="">All images</option>
      {[...pipeline.images.values()].toSorted(byId).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function useStepOnMap(trail: Trail): void {
  const map = useMapActions();
  const store = useMapStore();
  const isLit = useHighlight(({ lit }) => lit === "trail");
  const edge = useHighlight(({ trail: { current } }) => current?.edge);
  const latest = useRef(trail);
  useEffect(() => {
    latest.current = trail;
  });
  const followed = followedName(trail);
  useEffect(() => {
    if (!isLit) return;
    const { hops } = latest.current;
    const at = hops.findIndex((hop) => hop.edge.id === edge);
    const hop = hops[at];
    const state = store.getState();
    if (!hop) {
      map.announce(`Following ${followed}. ${trailSentence(latest.current)}`);
      showCards(state, nodesOf(hops));
      return;
    }
    map.announce(`Connection ${at + 1} of ${hops.length}. ${hopSentence(hop)} ${checkSentence(hop)}`);
    if (matchMedia("(min-width: 80rem)").matches) map.selectEdge(hop.edge.id);
    showCards(state, [hop.from, hop.to]);
  }, [isLit, edge, followed, map, store]);
}

function nodesOf(hops: Trail["hops"]) {
  return [...new Map(hops.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node])).values()];
}
