"use client";
import { clsx } from "clsx";
import { Plus, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Inspector, CloseInspector } from "@/components/inspector/inspector";
import { Button } from "@/components/ui/button";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import { leaveInspector } from "../keyboard/inspector-focus";
import { useCommandContext, useMapActions, useMapState } from "../state/map-context";
import { isReview } from "../state/panel";
import { Palette } from "./palette";
import { FindingsPanels } from "./panels";
import { nothingSelected } from "@/lib/domain/edits/selection";

interface SidePanelsProps {
  readonly onDragStart: (entry: PaletteEntry) => void;
  readonly children: ReactNode;
}

/** Palette left, inspector right; where there is less room they lie over the map, and on a phone below it. */
export function SidePanels({ onDragStart, children }: SidePanelsProps) {
  const isReadOnly = useIsReadOnly();
  const selection = useMapState((state) => state.selection);
  const control = useMapState((state) => state.control);
  const isShown = useMapState((state) => state.hasSidePanels);
  const isReviewing = useMapState((state) => isReview(state.panel));
  const map = useMapActions();
  const context = useCommandContext();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const hasSelection = selection.nodes.size + selection.edges.size > 0;
  return (
    <div className="relative flex min-h-0 flex-1">
      {!isReadOnly && (
        <aside
          aria-label="Add to the map"
          data-covers-map=""
          className={clsx(
            "w-50 shrink-0 border-r border-line bg-panel max-md:absolute max-md:inset-y-0 max-md:left-0 max-md:z-20 max-md:shadow-card",
            !isPaletteOpen && "max-md:hidden",
            (!isShown || isReviewing) && "hidden",
          )}
        >
          <Palette
            onDragStart={onDragStart}
            onLeave={() => leaveInspector(context)}
            onAdd={(entry) => {
              map.add(entry);
              setIsPaletteOpen(false);
            }}
          />
        </aside>
      )}
      <FindingsPanels />
      {children}
      {!isReadOnly && !isReviewing && (
        <Button
          tone="primary"
          aria-expanded={isPaletteOpen}
          data-palette-toggle=""
          data-covers-map=""
          className={clsx(
            "absolute top-11 z-10 shadow-card md:hidden",
            isPaletteOpen ? "left-53 z-20" : "left-3",
          )}
          onClick={() => setIsPaletteOpen(!isPaletteOpen)}
        >
          {isPaletteOpen ? <X aria-hidden size={16} /> : <Plus aria-hidden size={16} />}
          {isPaletteOpen ? "Close" : "Add"}
        </Button>
      )}
      <aside
        aria-label="Inspector"
        data-inspector=""
        data-covers-map=""
        tabIndex={-1}
        className={clsx(
          "overflow-y-auto border-line bg-panel px-4.5 py-4 -outline-offset-2",
          "xl:w-[352px] xl:shrink-0 xl:border-l",
          "max-xl:absolute max-xl:inset-y-0 max-xl:right-0 max-xl:z-20 max-xl:w-[min(372px,90%)] max-xl:border-l max-xl:shadow-card max-xl:[&_h2]:pr-8",
          "max-md:top-auto max-md:left-0 max-md:max-h-[62%] max-md:w-full max-md:border-t max-md:border-l-0",
          !hasSelection && "max-xl:hidden",
          !isShown && "hidden",
        )}
      >
        {hasSelection && <CloseInspector onClose={() => map.select(nothingSelected)} className="xl:hidden" />}
        <Inspector
          selection={selection}
          control={control}
          onOpenControl={map.openControl}
          onSelectNode={map.selectNode}
          onSelectEdge={map.selectEdge}
          onConnect={map.connect}
          onMoveTo={(node, stage) => map.moveToStage(node.id, stage)}
          onRemove={() => map.remove()}
          onAssumeOwned={(node) => map.openPanel({ name: "compromise", node, direction: "reaches" })}
        />
      </aside>
    </div>
  );
}
