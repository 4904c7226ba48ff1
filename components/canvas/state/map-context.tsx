"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { OpenImagesProvider } from "@/components/editor/open-images";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { createMapActions, type MapActions } from "./map-actions";
import { createMapStore, type MapState, type MapStore } from "./map-store";
import { nothingSelected } from "@/lib/domain/pipeline/selection";
import { createHighlightStore, type HighlightStore } from "../highlight/highlight-store";
import type { CommandContext } from "../commands/command";

interface MapSetting {
  readonly store: MapStore;
  readonly highlight: HighlightStore;
  readonly actions: MapActions;
  readonly commandContext: CommandContext;
}

const MapContext = createContext<MapSetting | undefined>(undefined);

interface MapProviderProps {
  readonly selectedNode: string | undefined;
  readonly openControl: string | undefined;
  readonly children: ReactNode;
}

export function MapProvider({ selectedNode, openControl, children }: MapProviderProps) {
  const { editor, isViewer, isReadOnly } = useEditorHandle();
  const [setting] = useState((): MapSetting => {
    const store = createMapStore(
      selectedNode === undefined ? nothingSelected : { nodes: new Set([selectedNode]), edges: new Set() },
      openControl,
    );
    const highlight = createHighlightStore();
    const actions = createMapActions(store, editor, isViewer);
    const pipeline = () => editor.getState().visible;
    return {
      store,
      highlight,
      actions,
      commandContext: { map: actions, state: store.getState, highlight, pipeline, editor, isReadOnly },
    };
  });
  useEffect(
    () =>
      editor.subscribe(({ stepsTaken }, before) => {
        if (stepsTaken !== before.stepsTaken) setting.actions.unselectGone();
      }),
    [editor, setting],
  );
  return (
    <MapContext value={setting}>
      <OpenImagesProvider
        value={(image) =>
          setting.actions.openPanel({ name: "images", ...(image === undefined ? {} : { image }) })
        }
      >
        {children}
      </OpenImagesProvider>
    </MapContext>
  );
}

function useSetting(): MapSetting {
  const setting = useContext(MapContext);
  if (!setting) throw new Error("There is no MapProvider around this component.");
  return setting;
}

/** Part of the map's state; redraws when that part changes. Cards may read plain values only. */
export function useMapState<T>(selector: (state: MapState) => T): T {
  return useStore(useSetting().store, selector);
}

/** Part of the lit elements. Cards and lines may read plain values only. */
export function useHighlight<T>(selector: (state: ReturnType<HighlightStore["getState"]>) => T): T {
  return useStore(useSetting().highlight, selector);
}

export function useHighlightStore(): HighlightStore {
  return useSetting().highlight;
}

/** Always the same object. */
export function useMapActions(): MapActions {
  return useSetting().actions;
}

export function useCommandContext(): CommandContext {
  return useSetting().commandContext;
}

/** For setting a part of the state that has no action: the map that became live. */
export function useMapStore(): MapStore {
  return useSetting().store;
}
