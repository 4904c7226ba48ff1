"use client";
import { clsx } from "clsx";
import { CloseInspector, Inspector } from "@/components/inspector/inspector";
import { nothingSelected } from "@/lib/domain/pipeline/selection";
import { useMapActions, useMapState } from "../state/map-context";
import { showsFindings } from "../state/panel";

/** Floats over the right of the map while something is selected, beside the findings where both have room; on a phone a sheet from below. */
export function InspectorPanel() {
  const selection = useMapState((state) => state.selection);
  const control = useMapState((state) => state.control);
  const isShown = useMapState((state) => state.hasSidePanels);
  const areFindingsOpen = useMapState((state) => showsFindings(state.panel));
  const map = useMapActions();
  const hasSelection = selection.nodes.size + selection.edges.size > 0;
  return (
    <aside
      aria-label="Inspector"
      data-inspector=""
      data-covers-map=""
      tabIndex={-1}
      className={clsx(
        "absolute z-30 overflow-y-auto border-line-strong bg-panel px-4.5 py-4 shadow-card -outline-offset-2 [&_h2]:pr-8",
        "md:top-3 md:right-3 md:max-h-[calc(100%-1.5rem)] md:w-[372px] md:max-w-[calc(100%-1.5rem)] md:rounded-xl md:border",
        "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[55%] max-md:border-t low:max-md:max-h-[36%]",
        areFindingsOpen && "xl:right-[396px]",
        !(hasSelection && isShown) && "hidden",
      )}
    >
      <CloseInspector onClose={() => map.select(nothingSelected)} />
      <Inspector
        selection={selection}
        control={control}
        onOpenControl={map.openControl}
        onSelectNode={map.selectNode}
        onSelectEdge={map.selectEdge}
        onConnect={map.connect}
        onMoveTo={(one, stage) => map.moveToStage(one.id, stage)}
        onRemove={() => map.remove()}
        onAssumeOwned={(one) => map.openPanel({ name: "compromise", node: one, direction: "reaches" })}
      />
    </aside>
  );
}
