"use client";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { useEditorHandle } from "../editor/editor-context";
import { hand, watchHand, whenHandIsFree } from "../hand";
import { afterPaint } from "../next-frame";
import { today } from "../today";
import { createLivePosture, type LivePosture, type LivePostureState } from "./live-posture";
import { startPostureThread } from "./posture-thread";

const PostureContext = createContext<LivePosture | undefined>(undefined);

/** The analysis of what the editor shows, for what is inside. It runs from when somebody first starts it. */
export function PostureProvider({ children }: { readonly children: ReactNode }) {
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
  return <PostureContext value={live}>{children}</PostureContext>;
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

/** Part of the posture; draws again when that part is another one than before. What a change leaves alone stays the same object. */
export function useLivePosture<T>(selector: (state: LivePostureState) => T): T {
  return useStore(usePostureHandle(), selector);
}
