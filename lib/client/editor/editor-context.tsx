"use client";
// First of all imports: it must run before any schema is made.
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
  /** By the role as it is now: it may be another since the pipeline was opened. */
  readonly isViewer: () => boolean;
}

const EditorContext = createContext<EditorSetting | undefined>(undefined);

interface EditorProviderProps {
  readonly pipelineId: string;
  readonly userId: string;
  readonly role: Role;
  /** Of the signed-in person. */
  readonly userName?: string;
  /** A `PipelineAnswer`, in JSON: as an object React would write and read it value by value, on the server, again there, and here. */
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

/** What the editor shows, a frame later: as of the last change that is painted. */
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

/** As `useEditor`, for what stands around the map: it is drawn again once the map is painted, which waits for none of it. */
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

/** The editor itself, for what lives as long as it does: it asks for the state when it needs it. */
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

/** What the signed-in person is called; undefined where a page does not say. */
export function useOwnName(): string | undefined {
  return useSetting().ownName;
}

/** Whether the person may only look: by their role, or because the connection ended for good. */
export function useIsReadOnly(): boolean {
  const { editor, role } = useSetting();
  return useStore(editor, ({ ended }) => ended !== undefined) || role === "viewer";
}

/**
 * Has the browser ask before the page goes with work that is not safe yet.
 * It looks before the fields hand over what is being typed (so `capture`): that is written while the page goes and is no reason to ask.
 * @returns stops asking.
 */
function warnBeforeLeaving(editor: Pick<Editor, "isSafeToLeave">): () => void {
  const stopping = new AbortController();
  addEventListener("beforeunload", (event) => void (editor.isSafeToLeave() || event.preventDefault()), {
    capture: true,
    signal: stopping.signal,
  });
  return () => stopping.abort();
}

/** The id of the pipeline that is open, for what is asked of the server beside it. */
export function usePipelineId(): string {
  return useSetting().pipelineId;
}

export function usePerform(): Perform {
  const { editor, isViewer } = useSetting();
  const [perform] = useState(() => createPerform(editor, isViewer));
  return perform;
}
