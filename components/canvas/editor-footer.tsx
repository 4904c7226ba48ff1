"use client";
import { clsx } from "clsx";
import { Keyboard, Maximize, Minus, Plus, Search, Route, ShieldOff } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEditor, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { useMapActions, useMapState, useCommandContext } from "./state/map-context";
import { showAll, motion } from "./viewport/show-all";
import { useEffect } from "react";
import { shortNames } from "@/components/marks/framework-short-names";
import { chooseLens, lensNames } from "./panels/lens/choose-lens";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import { catalogue } from "@/lib/domain/catalogue/load";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import type { MapActions } from "./state/map-actions";
import { showsFindings } from "./state/panel";
import { findingInAddress } from "./panels/findings/finding-address";

/** The map comes first, and what else its page needs. */
const patience = 8_000;

const look = "grid size-7 place-items-center rounded-control text-soft hover:bg-bg hover:text-ink";

const wordLook = "flex min-h-7 items-center gap-1.5 rounded-control px-2 hover:bg-bg hover:text-ink";

export function EditorFooter() {
  const map = useMapActions();
  const { id } = useParams<{ id: string }>();
  const instance = useMapState((state) => state.instance);
  const nodes = useEditor((state) => state.visible.nodes.size);
  const edges = useEditor((state) => state.visible.edges);
  const counts = usePipelineCounts();
  const byHand = [...valuesOf(edges)].filter((edge) => edge.automated === false).length;
  return (
    <footer className="relative flex shrink-0 items-center gap-4 overflow-hidden border-t sm:h-8 max-md:gap-2 max-md:px-2 max-sm:flex-wrap max-sm:py-0.5 border-line bg-panel px-4 text-tiny whitespace-nowrap text-soft">
      <span>
        {nodes} {nodes === 1 ? "node" : "nodes"}
      </span>
      <span className="max-md:hidden">
        {edges.size} {edges.size === 1 ? "hand-over" : "hand-overs"}, {byHand} by hand
      </span>
      <Link href={`/pipelines/${id}/gaps`} prefetch={false} className="max-xl:hidden hover:underline">
        {counts.inScope === 0
          ? "no controls in scope"
          : `${openCount(counts)} of ${counts.inScope} controls open`}
      </Link>
      <span className="ml-auto flex items-center gap-1 max-sm:flex-wrap">
        <FollowButton />
        <BypassesButton />
        <span className="max-sm:hidden">
          <LensChoice />
        </span>
        <button type="button" className={wordLook} onClick={() => map.openPanel({ name: "commands" })}>
          <Search aria-hidden size={14} />
          <span className="max-xl:sr-only">Do or find</span>
        </button>
        <button
          type="button"
          aria-label="Keys"
          title="Keys (?)"
          className={clsx(look, "max-sm:hidden")}
          onClick={() => map.openPanel({ name: "keys" })}
        >
          <Keyboard aria-hidden size={14} />
        </button>
        <button
          type="button"
          aria-label="Zoom out"
          title="Zoom out"
          className={look}
          onClick={() => void instance?.zoomOut(motion())}
        >
          <Minus aria-hidden size={14} />
        </button>
        <button
          type="button"
          aria-label="Zoom in"
          title="Zoom in"
          className={look}
          onClick={() => void instance?.zoomIn(motion())}
        >
          <Plus aria-hidden size={14} />
        </button>
        <button
          type="button"
          aria-label="Show all"
          title="Show all"
          className={look}
          onClick={() => showAll(instance)}
        >
          <Maximize aria-hidden size={14} />
        </button>
      </span>
    </footer>
  );
}

/** Opens and closes the line of a container. An address with `?follow=all`, or with an image, opens it at once. */
function FollowButton() {
  const map = useMapActions();
  const isOpen = useMapState((state) => state.panel?.name === "follow");
  const isLive = useMapState((state) => state.instance !== undefined);
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get("follow");
    if (isLive && asked !== null)
      map.openPanel({ name: "follow", ...(asked === "all" || asked === "" ? {} : { image: asked }) });
  }, [isLive, map]);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? map.closePanel() : map.openPanel({ name: "follow" }))}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-control px-2 font-medium text-blue hover:bg-bg"
    >
      <Route aria-hidden size={14} />
      <span>
        Follow<span className="max-md:sr-only"> the container</span>
      </span>
    </button>
  );
}

function LensChoice() {
  const lens = useMapState((state) => state.lens);
  const framework = useMapState((state) => state.framework);
  const context = useCommandContext();
  return (
    <label className="flex items-center gap-1.5">
      <span className="max-sm:sr-only">Cards show</span>
      <select
        value={lens === "framework" ? framework : lens}
        onChange={(event) => void chooseLens(context, event.target.value)}
        className="min-h-6 max-w-40 rounded-control border border-transparent bg-transparent text-ink hover:border-line-strong"
      >
        {lensNames.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <optgroup label="A framework">
          {[...shortNames].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

/** Opens and closes the findings. An address with `?finding=` opens that one at once. */
function BypassesButton() {
  const map = useMapActions();
  const isOpen = useMapState((state) => showsFindings(state.panel));
  const isLive = useMapState((state) => state.instance !== undefined);
  const proof = useMapState((state) => state.proof);
  const open = useLivePosture(({ posture }) => posture && openGateCount(posture.gates, proof));
  const live = usePostureHandle();
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(live.start, patience);
    return () => clearTimeout(timer);
  }, [isLive, live]);
  useEffect(() => {
    const finding = findingInAddress();
    if (isLive && finding !== null) openFinding(map, finding);
  }, [isLive, map]);
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? map.closePanel() : map.openPanel({ name: "bypasses" }))}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-control px-2 font-medium text-missing hover:bg-bg"
    >
      <ShieldOff aria-hidden size={14} />
      Bypasses
      {open !== undefined && <span className="tabular-nums max-md:sr-only">{open}</span>}
    </button>
  );
}

function openFinding(map: MapActions, finding: string): void {
  if (finding === "choke-points" || finding === "what-if") return map.openPanel({ name: finding });
  const [direction, node] = finding.split(":", 2);
  if (node !== undefined && (direction === "reaches" || direction === "reached-by"))
    return map.openPanel({ name: "compromise", node, direction });
  if (catalogue.controls.some(({ id }) => id === finding)) map.lookAt({ gate: finding });
  map.openPanel({ name: "bypasses" });
}
