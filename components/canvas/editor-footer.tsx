"use client";
import { clsx } from "clsx";
import { Keyboard, Maximize, Minus, Plus, Search } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEditor, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import { FollowButton } from "./panels/follow/follow-button";
import { LensChoice } from "./panels/lens/lens-choice";
import { useMapActions, useMapState } from "./state/map-context";
import { motion } from "./viewport/motion";
import { BypassesButton } from "./review/bypasses-button";
import { showAll } from "./viewport/show-all";

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
