"use client";
import type { Viewport } from "@xyflow/react";
import { notAnalysedSentence } from "@/lib/domain/posture/words/not-analysed";
import { clsx } from "clsx";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Scene } from "@/components/findings/scene";
import { today } from "@/lib/client/today";
import { useMedia } from "@/lib/client/use-media";
import { capitalise } from "@/lib/domain/capitalise";
import { proofWords } from "@/lib/domain/posture/words/proof-words";
import type { MapPosture } from "@/lib/client/posture/map-posture";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import { useHighlightStore, useMapActions, useMapState } from "../../state/map-context";
import { focusMap } from "../../state/map-focus";
import type { Panel } from "../../state/panel";
import { BackTo } from "../back-to";
import { usePanelKeys } from "../use-panel-keys";
import { keepFindingInAddress } from "./finding-address";
import type { MapInstance } from "../../map/flow-types";
import { beginMove, motion, movesBegun } from "../../viewport/move-map";
import { showAll } from "../../viewport/show-all";
import { takeWayBack } from "../../viewport/way-back";
import { mapSurface } from "./map-surface";

const tabs: readonly { readonly title: string; readonly panel: Panel }[] = [
  { title: "Entry points", panel: { name: "ways-in" } },
  { title: "Bypasses", panel: { name: "bypasses" } },
  { title: "Choke points", panel: { name: "choke-points" } },
  { title: "Blast radius", panel: { name: "compromise", direction: "reaches" } },
  { title: "What if", panel: { name: "what-if" } },
];

export interface Findings {
  readonly posture: MapPosture;
  readonly scene: Scene;
}

interface FindingsPanelProps {
  readonly name: Panel["name"];
  readonly title: string;
  readonly children: (findings: Findings) => ReactNode;
  /** Above the list, always in sight. */
  readonly Lead?: ComponentType<Findings>;
  /** The text and actions of the strip below a medium-sized map. */
  readonly Strip?: ComponentType<Findings>;
  /** Actions, below the list and in sight. */
  readonly Foot?: ComponentType<Findings>;
}

/** On a phone the next findings keep the height of the last. */
let wasTall = false;

/** Floats on the right of the map. On a medium screen a strip below the map until the person opens its details; on a phone a bottom sheet, as high as the map once the person reads on. */
export function FindingsPanel({ name, title, children, Lead, Strip, Foot }: FindingsPanelProps) {
  const map = useMapActions();
  const highlight = useHighlightStore();
  const live = usePostureHandle();
  const posture = useLivePosture((state) => state.posture);
  const pipeline = useLivePosture((state) => state.pipeline);
  const proof = useMapState((state) => state.proof);
  const hasFailed = useLivePosture((state) => state.hasFailed);
  const whyFailed = useLivePosture((state) => state.whyFailed);
  const instance = useMapState((state) => state.instance);
  const panel = useRef<HTMLElement>(null);
  const [isFolded, setIsFolded] = useState(true);
  const [isTall, setIsTall] = useState(wasTall);
  const isStrip = useMedia(middling) === true && isFolded;
  const isSmall = useMedia(small) === true;
  const close = useCallback(() => {
    map.closePanel();
    focusMap();
  }, [map]);
  usePanelKeys(panel, close);
  useEffect(() => {
    const hasWay = () => highlight.getState().finding.steps.length > 0;
    refitIfSeenWhole(instance, hasWay);
    return () => refitIfSeenWhole(instance, hasWay, true);
  }, [instance, highlight]);
  useEffect(() => {
    live.start();
    const tab = panel.current?.querySelector<HTMLElement>("[aria-current]");
    (tab?.checkVisibility() ? tab : panel.current)?.focus({ preventScroll: true });
    return () => {
      highlight.darken("finding");
      keepFindingInAddress(undefined);
    };
  }, [live, highlight]);
  const findings: Findings | undefined = posture && {
    posture,
    scene: { pipeline, proof, today: today(), targets: posture.graph.targets, surface: mapSurface },
  };
  const lead = findings && Lead && <Lead {...findings} />;
  // A hidden panel still draws on the map.
  const inFull = isStrip ? "hidden!" : undefined;
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-covers-map=""
      data-map-keys=""
      className={clsx(
        "absolute z-20 flex flex-col overflow-hidden border-line-strong bg-panel shadow-card outline-none md:rounded-xl md:border",
        "max-md:inset-x-0 max-md:bottom-0 max-md:border-t",
        isTall ? "max-md:h-full" : "max-md:h-[58%]",
        "xl:top-3 xl:right-3 xl:bottom-3 xl:w-[372px]",
        isStrip
          ? "md:max-xl:inset-x-3 md:max-xl:bottom-3 md:max-xl:min-h-15"
          : "md:max-xl:top-3 md:max-xl:right-3 md:max-xl:bottom-3 md:max-xl:w-[372px]",
      )}
    >
      {isStrip && (
        <div className="flex min-h-15 items-center gap-3 px-3 py-2">
          <div className="min-w-0 flex-1">
            {!findings && (hasFailed ? notAnalysedSentence(whyFailed) : "Calculating…")}
            {findings && (Strip ? <Strip {...findings} /> : <b className="font-bold">{title}</b>)}
          </div>
          <Button onClick={() => setIsFolded(false)}>Details</Button>
          <CloseFindings onClose={close} />
        </div>
      )}
      <header
        className={clsx(
          "flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 pt-2 pb-1.5",
          inFull,
        )}
      >
        <BackTo />
        <h2 className="text-lead">{title}</h2>
        <span className="ml-auto flex">
          <button
            type="button"
            aria-label={isTall ? "Show the map" : "Show more"}
            onClick={() => {
              wasTall = !isTall;
              setIsTall(wasTall);
            }}
            className="rounded-control p-3.5 text-soft hover:bg-bg md:hidden"
          >
            {isTall ? <ChevronDown aria-hidden size={16} /> : <ChevronUp aria-hidden size={16} />}
          </button>
          <CloseFindings onClose={close} />
        </span>
        <nav aria-label="Findings" className="-mx-1.5 flex w-full flex-wrap gap-0.5">
          {tabs.map((tab) => (
            <button
              key={tab.panel.name}
              type="button"
              aria-current={tab.panel.name === name ? "true" : undefined}
              onClick={() => map.openPanel(tab.panel)}
              className={clsx(
                "min-h-7 rounded-control px-1.5 font-medium",
                tab.panel.name === name ? "bg-blue-soft text-blue" : "text-soft hover:bg-bg hover:text-ink",
              )}
            >
              {tab.title}
            </button>
          ))}
        </nav>
      </header>
      {!isSmall && lead && <div className={clsx("shrink-0", inFull)}>{lead}</div>}
      <div
        data-findings-list=""
        className={clsx(
          "relative flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-3 py-3 wrap-anywhere",
          inFull,
        )}
      >
        {isSmall && lead && <div className="-mx-3 -mt-3">{lead}</div>}
        <ChoiceButtons label="Count as in place" value={proof} options={proofs} onChoose={map.seeAs} />
        {hasFailed && (
          <Notice tone="error">
            {notAnalysedSentence(whyFailed)}
            {posture && " These results are from before the last change."}
          </Notice>
        )}
        {findings ? children(findings) : !hasFailed && <p role="status">Calculating…</p>}
      </div>
      {findings && Foot && (
        <div className={clsx("shrink-0 border-t border-line empty:hidden", inFull)}>
          <Foot {...findings} />
        </div>
      )}
    </section>
  );
}

/** Beside the map there is no room for a panel or a sheet. */
const middling = "(min-width: 48rem) and (max-width: 79.99rem)";
/** A bottom sheet has little room: all of it scrolls. */
const small = "(max-width: 47.99rem)";

function CloseFindings({ onClose }: { readonly onClose: () => void }) {
  return (
    <button
      type="button"
      aria-label="Close the findings"
      title="Close (Esc)"
      onClick={onClose}
      className="rounded-control p-2 text-soft hover:bg-bg max-md:p-3.5"
    >
      <X aria-hidden size={16} />
    </button>
  );
}

const proofs = (["declared", "proven"] as const).map((value) => ({
  value,
  name: proofWords[value].word,
  title: capitalise(proofWords[value].means),
}));

interface ChoiceButtonsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string; readonly title?: string }[];
  readonly onChoose: (value: Value) => void;
}

export function ChoiceButtons<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: ChoiceButtonsProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex gap-2">
      {options.map((one) => (
        <button
          key={one.value}
          type="button"
          title={one.title}
          aria-pressed={one.value === value}
          onClick={() => onChoose(one.value)}
          className={clsx(
            "min-h-7 rounded-full border bg-panel px-3",
            one.value === value
              ? "border-blue font-bold text-blue"
              : "border-line-strong text-soft hover:border-control hover:text-ink",
          )}
        >
          {one.name}
        </button>
      ))}
    </div>
  );
}

/**
 * If the whole map was in view before the findings opened, fits it beside them, and restores its size when they close.
 * A map that zoomed in to a path goes back to its place.
 * @param hasWay whether a path is shown by then, which is in view instead
 */
function refitIfSeenWhole(instance: MapInstance | undefined, hasWay: () => boolean, isClosing = false): void {
  const pane = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  if (!instance || !pane) return;
  const isWholeAt = (view: Viewport) =>
    instance.getNodes().every(({ position }) => {
      const [x, y] = [position.x * view.zoom + view.x, position.y * view.zoom + view.y];
      return x >= 0 && y >= 0 && x <= pane.width && y <= pane.height;
    });
  const wasSeen = isWholeAt(instance.getViewport());
  const begun = movesBegun();
  // The map learns its new size in the next frame.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (hasWay() || (isClosing && movesBegun() !== begun)) return;
      const back = isClosing ? takeWayBack(instance) : undefined;
      if (back ? isWholeAt(back) : wasSeen) return showAll(instance);
      if (!back) return;
      beginMove();
      void instance.setViewport(back, motion());
    }),
  );
}
