"use client";
import { createContext, type ReactNode, useContext, useDeferredValue, useState } from "react";
import { useStore } from "zustand";
import { OpenImagesProvider } from "@/components/editor/open-images";
import { createCountsReader } from "@/lib/client/editor/counts";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { PipelineEdge, Stage } from "@/lib/domain/pipeline/document";
import {
  createOutlineActions,
  type OutlineActions,
  createOutlineStore,
  type OutlineState,
  type OutlineStore,
} from "./outline-actions";
import type { OutlineQuery } from "./outline-query";
import { createOutlineReader, type OutlineReader, type HandOvers } from "./outline-reader";

interface OutlineSetting {
  readonly pipelineId: string;
  readonly store: OutlineStore;
  readonly actions: OutlineActions;
  readonly reader: OutlineReader;
}

const OutlineContext = createContext<OutlineSetting | undefined>(undefined);

interface OutlineProviderProps {
  readonly pipelineId: string;
  readonly query: OutlineQuery;
  readonly node: string | undefined;
  readonly children: ReactNode;
}

export function OutlineProvider({ pipelineId, query, node, children }: OutlineProviderProps) {
  const { editor, isViewer } = useEditorHandle();
  const [setting] = useState((): OutlineSetting => {
    const store = createOutlineStore(query, node);
    return {
      pipelineId,
      store,
      actions: createOutlineActions(store, editor, isViewer),
      reader: createOutlineReader(() => createCountsReader(catalogueOf, today)),
    };
  });
  return (
    <OutlineContext value={setting}>
      <OpenImagesProvider value={(image) => setting.actions.openDialog({ name: "images", image })}>
        {children}
      </OpenImagesProvider>
    </OutlineContext>
  );
}

function useSetting(): OutlineSetting {
  const setting = useContext(OutlineContext);
  if (!setting) throw new Error("There is no OutlineProvider around this component.");
  return setting;
}

export function useOutline<T>(selector: (state: OutlineState) => T): T {
  return useStore(useSetting().store, selector);
}

/** The address of a page of this pipeline: of its gaps, for "/gaps". */
export function usePipelinePath(page = ""): string {
  return `/pipelines/${useSetting().pipelineId}${page}`;
}

export function useOutlineActions(): OutlineActions {
  return useSetting().actions;
}

/** The query, a moment after it changes: a thousand rows that come or go must not slow down typing. */
export function useAsked(): OutlineQuery {
  return useDeferredValue(useOutline((state) => state.query));
}

/** The ids of the shown nodes, of one stage or of all. */
export function useShownIds(stage?: Stage): readonly string[] {
  const { reader } = useSetting();
  const query = useAsked();
  return useEditor(({ visible }) => {
    const shown = reader.shown(visible, query);
    return stage === undefined ? shown.all : shown.byStage[stage];
  });
}

export function useHandOvers(node: string): HandOvers {
  const { reader } = useSetting();
  return useEditor(({ visible }) => reader.handOvers(visible, node));
}

export function useNextNames(node: string): readonly string[] {
  const { reader } = useSetting();
  // As one text, so that a row is redrawn only when a name changes. Names have no line breaks.
  const names = useEditor(({ visible }) => {
    const targets = new Set(
      reader.handOvers(visible, node).outgoing.map(({ target }: PipelineEdge) => target),
    );
    return [...targets].flatMap((id) => visible.nodes.get(id)?.name ?? []).join("\n");
  });
  return names === "" ? [] : names.split("\n");
}
