"use client";
// The first import: it must run before any schema is created.
import "../zod-without-eval";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import type { Role } from "@/lib/domain/contract/roles";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { createHttpTransport } from "../live/http-transport";
import { createNameOfTab } from "../live/name-of-tab";
import { joinPresence } from "../live/join-presence";
import { newOperationId } from "../new-id";
import { afterPaint } from "../next-frame";
import { loadOperationChecks } from "../parts/load-operation-checks";
import { createIdbOutbox } from "../outbox/idb-outbox";
import { today } from "../today";
import { type CountsReader, createCountsReader } from "./counts";
import { createEditor } from "./create-editor";
import { createKeptUndo } from "./kept-undo";
import type { Editor, EditorActions, EditorState } from "./editor-state";
import { createPerform, type Perform } from "./perform";
import type { Counts } from "@/lib/domain/posture/posture";

interface EditorSetting {
  readonly pipelineId: string;
  readonly editor: Editor;
  readonly painted: StoreApi<EditorState>;
  readonly counts: CountsReader;
  readonly role: Role;
  readonly ownName: string | undefined;
  /** By the current role: it may have changed since the pipeline was opened. */
  readonly isViewer: () => boolean;
}

const EditorContext = createContext<EditorSetting | undefined>(undefined);

interface EditorProviderProps {
  readonly pipelineId: string;
  readonly userId: string;
  readonly role: Role;
  /** For the signed-in person. */
  readonly userName?: string;
  /** A `PipelineAnswer`, in JSON: React would serialise an object value by value, on the server, again there, and here. */
  readonly initial: string;
  readonly children: ReactNode;
}

export function EditorProvider({
  pipelineId,
  userId,
  role,
  userName,
  initial,
  children,
}: EditorProviderProps) {
  const [{ editor, counts, clientId }] = useState(() => openEditor({ pipelineId, userId, role, initial }));
  const [painted] = useState(() => createPainted(editor));
  useEffect(() => {
    editor.start();
    return editor.dispose;
  }, [editor]);
  useEffect(() => warnBeforeLeaving(editor), [editor]);
  const newestRole = useRef(role);
  useEffect(() => void (newestRole.current = role), [role]);
  const [isViewer] = useState(() => () => newestRole.current === "viewer");
  useEffect(
    () =>
      joinPresence({
        pipelineId,
        clientId,
        userId,
        isConnected: () => editor.getState().connection === "live",
        onChange: editor.subscribe,
      }),
    [editor, pipelineId, clientId, userId],
  );
  return (
    <EditorContext value={{ pipelineId, editor, painted, counts, role, ownName: userName, isViewer }}>
      {children}
    </EditorContext>
  );
}

interface OpenedEditor extends Pick<EditorSetting, "editor" | "counts"> {
  readonly clientId: string;
}

function openEditor({
  pipelineId,
  userId,
  role,
  initial,
}: Omit<EditorProviderProps, "children" | "userName">): OpenedEditor {
  const clientId = newOperationId();
  const outbox = createIdbOutbox({ userId, pipelineId, tab: clientId });
  const transport = createHttpTransport(pipelineId, clientId);
  const platform = { now: Date.now, random: Math.random, newId: newOperationId };
  return {
    editor: createEditor({
      pipelineId,
      clientId,
      // The server wrote it for this page.
      initial: JSON.parse(initial) as PipelineAnswer,
      transport,
      outbox,
      isReadOnly: role === "viewer",
      nameOf: createNameOfTab(pipelineId),
      keptUndo: createKeptUndo({ userId, pipelineId }, loadOperationChecks),
      loadChecks: loadOperationChecks,
      ...platform,
    }),
    clientId,
    counts: createCountsReader(catalogueOf, today),
  };
}

/** The state of the editor, a frame later: as of the last painted change. */
function createPainted({ getState, subscribe }: Editor): StoreApi<EditorState> {
  const painted = createStore(getState);
  let isAsked = false;
  subscribe(() => {
    if (isAsked) return;
    isAsked = true;
    void afterPaint().then(() => {
      isAsked = false;
      painted.setState(getState(), true);
    });
  });
  return painted;
}

function useSetting(): EditorSetting {
  const setting = useContext(EditorContext);
  if (!setting) throw new Error("There is no EditorProvider around this component.");
  return setting;
}

export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useSetting().editor, selector);
}

/** Like `useEditor`, for elements around the map: redrawn once the map is painted, which waits for none of them. */
export function usePainted<T>(selector: (state: EditorState) => T): T {
  return useStore(useSetting().painted, selector);
}

export function useEditorActions(): EditorActions {
  return useSetting().editor;
}

export function useNodeCounts(id: string): Counts {
  const { editor, counts } = useSetting();
  return useStore(editor, ({ visible }) => counts.ofNode(visible, id));
}

export function useStageCounts(stage: Stage): Counts {
  const { painted, counts } = useSetting();
  return useStore(painted, ({ visible }) => counts.ofStage(visible, stage));
}

export function usePipelineCounts(): Counts {
  const { painted, counts } = useSetting();
  return useStore(painted, ({ visible }) => counts.ofPipeline(visible));
}

export function useControlsOf(node: PipelineNode): readonly Control[] {
  const { editor, counts } = useSetting();
  return useStore(editor, ({ visible }) => counts.controlsOf(visible, node));
}

/** The editor itself, for code that lives as long: it reads the state when needed. */
export function useEditorHandle(): Pick<CountsReader, "controlsOf" | "ofNode"> & {
  readonly editor: Editor;
  readonly isReadOnly: () => boolean;
} & Pick<EditorSetting, "isViewer"> {
  const { editor, counts, isViewer } = useSetting();
  return {
    editor,
    controlsOf: counts.controlsOf,
    ofNode: counts.ofNode,
    isViewer,
    isReadOnly: () => isViewer() || editor.getState().ended !== undefined,
  };
}

/** The signed-in person's name; undefined on a page without it. */
export function useOwnName(): string | undefined {
  return useSetting().ownName;
}

/** Whether the page is read-only: by the person's role, or because the connection ended for good. */
export function useIsReadOnly(): boolean {
  const { editor, role } = useSetting();
  return useStore(editor, ({ ended }) => ended !== undefined) || role === "viewer";
}

/**
 * Has the browser warn before the page closes with unsafe work.
 * It checks before the fields commit their text (so `capture`): that is saved while the page closes and needs no warning.
 * @returns stops the warning.
 */
function warnBeforeLeaving(editor: Pick<Editor, "isSafeToLeave">): () => void {
  const stopping = new AbortController();
  addEventListener("beforeunload", (event) => void (editor.isSafeToLeave() || event.preventDefault()), {
    capture: true,
    signal: stopping.signal,
  });
  return () => stopping.abort();
}

/** The id of the open pipeline, for requests beside it. */
export function usePipelineId(): string {
  return useSetting().pipelineId;
}

export function usePerform(): Perform {
  const { editor, isViewer } = useSetting();
  const [perform] = useState(() => createPerform(editor, isViewer));
  return perform;
}
