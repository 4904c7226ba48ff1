"use client";
import { clsx } from "clsx";
import { useEffect, useMemo, useRef } from "react";
import { CloseInspector, Inspector } from "@/components/inspector/inspector";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { areSameIds, nothingSelected } from "@/lib/domain/pipeline/selection";
import { useMapActions, useMapState, useMapStore } from "../state/map-context";
import { focusMap } from "../state/map-focus";
import { showsFindings } from "../state/panel";

/** Floats over the right of the map while anything is selected, beside the findings if both have room; on a phone a bottom sheet. */
export function InspectorPanel() {
  const selection = useMapState((state) => state.selection);
  const control = useMapState((state) => state.control);
  const isShown = useMapState((state) => state.hasSidePanels && state.panel?.name !== "connecting");
  const areFindingsOpen = useMapState((state) => showsFindings(state.panel));
  const map = useMapActions();
  const acts = useMemo(
    () => ({
      onMoveTo: (one: PipelineNode, stage: Stage) => map.moveToStage(one.id, stage),
      onRemove: () => map.remove(),
      onLeaveTo: (one: string) => map.goTo(one),
      onAssumeOwned: (one: string) => map.openPanel({ name: "compromise", node: one, direction: "reaches" }),
    }),
    [map],
  );
  const close = () => {
    const [node] = selection.nodes;
    map.select(nothingSelected);
    if (node === undefined) focusMap();
    else map.goTo(node);
  };
  const panel = useRef<HTMLElement>(null);
  const store = useMapStore();
  // A new selection starts at its top.
  useEffect(
    () =>
      store.subscribe((now, before) => {
        // The map may report the same selection again: the content must not move under the pointer.
        const [is, was] = [now.selection, before.selection];
        const isSame = areSameIds(is.nodes, was.nodes) && areSameIds(is.edges, was.edges);
        if (panel.current && !isSame) panel.current.scrollTop = 0;
      }),
    [store],
  );
  const hasSelection = selection.nodes.size + selection.edges.size > 0;
  return (
    <aside
      ref={panel}
      aria-label="Inspector"
      data-inspector=""
      data-covers-map=""
      tabIndex={-1}
      className={clsx(
        "absolute z-30 overflow-y-auto scroll-pt-10 border-line-strong bg-panel px-4.5 py-4 shadow-card -outline-offset-2 [&_h2]:relative [&_h2]:z-20 [&_h2]:pr-8",
        "md:top-3 md:right-3 md:max-h-[calc(100%-1.5rem)] md:w-[372px] md:max-w-[calc(100%-1.5rem)] md:rounded-xl md:border",
        "max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[55%] max-md:border-t low:max-md:max-h-[36%]",
        areFindingsOpen && "xl:right-[396px]",
        !(hasSelection && isShown) && "hidden",
      )}
    >
      <CloseInspector onClose={close} />
      <Inspector
        selection={selection}
        control={control}
        onOpenControl={map.openControl}
        onSelectNode={map.selectNode}
        onSelectEdge={map.selectEdge}
        onConnect={map.connect}
        {...acts}
      />
    </aside>
  );
}
