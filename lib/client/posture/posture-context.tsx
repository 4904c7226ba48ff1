"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { isSameToAnalysis } from "@/lib/domain/posture/same-to-analysis";
import { useEditorHandle } from "../editor/editor-context";
import { hand, watchHand, whenHandIsFree } from "../hand";
import { afterPaint } from "../next-frame";
import { today } from "../today";
import { createLivePosture, type LivePosture, type LivePostureState } from "./live-posture";
import { startPostureThread } from "./posture-thread";

const PostureContext = createContext<LivePosture | undefined>(undefined);
const CheckedAtFirst = createContext<readonly string[]>([]);

interface PostureProviderProps {
  /** The ids of the connections drawn as checked on the map that the page was rendered from. */
  readonly checkedAtFirst?: readonly string[];
  readonly children: ReactNode;
}

/** The analysis of the editor's state, for the components inside. It starts on first use. */
export function PostureProvider({ checkedAtFirst, children }: PostureProviderProps) {
  const { editor } = useEditorHandle();
  const [live] = useState(() =>
    createLivePosture({
      editor,
      today,
      startThread: startPostureThread,
      hand,
      afterPaint: (call) => void afterPaint().then(whenHandIsFree).then(call),
    }),
  );
  useEffect(watchHand, []);
  useEffect(() => live.stop, [live]);
  const [first] = useState(checkedAtFirst ?? []);
  return (
    <PostureContext value={live}>
      <CheckedAtFirst value={first}>{children}</CheckedAtFirst>
    </PostureContext>
  );
}

/** Undefined on a page without an analysis, such as the outline. */
export function useKnownPosture(): LivePosture | undefined {
  return useContext(PostureContext);
}

export function usePostureHandle(): LivePosture {
  const live = useKnownPosture();
  if (!live) throw new Error("There is no PostureProvider around this component.");
  return live;
}

/** Part of the posture; redraws when that part changes. Unaffected parts keep their objects. */
export function useLivePosture<T>(selector: (state: LivePostureState) => T): T {
  return useStore(usePostureHandle(), selector);
}

/**
 * Whether a connection is drawn as checked: by the last answer of the analysis, and before it by the server's answer for
 * this very map. New and changed connections are not. @returns the same function as long as its answers are the same.
 */
export function useIsChecked(pipeline: Pipeline): (edge: PipelineEdge) => boolean {
  const { editor } = useEditorHandle();
  const atFirst = useContext(CheckedAtFirst);
  const analysed = useLivePosture((state) => state.pipeline.edges);
  const answered = useLivePosture(({ posture, hasFailed }) =>
    hasFailed ? nothing : posture?.checkedHandOvers,
  );
  const { visible: first } = editor.getInitialState();
  const isAsFirst = useMemo(
    () => answered === undefined && isSameToAnalysis(first, pipeline),
    [answered, first, pipeline],
  );
  const edges = answered ? analysed : first.edges;
  const ids = answered ?? (isAsFirst ? atFirst : nothing);
  return useMemo(() => {
    const checked = new Set(ids);
    return (edge) => {
      const known = checked.has(edge.id) ? edges.get(edge.id) : undefined;
      return known !== undefined && passes.every((field) => known[field] === edge[field]);
    };
  }, [ids, edges]);
}

const nothing: readonly string[] = [];
const passes = ["source", "target", "artifact", "automated"] as const;
