import { useCallback, useEffect, useRef, useState } from "react";

export interface DraftProps {
  readonly value: string;
  /** Called with the text when the person leaves the field, presses Enter, or the field or the page goes away; in a long field also at a pause in typing. */
  readonly onCommit: (text: string) => void;
  /** Whether a text may be committed. An invalid one stays in the field until it is corrected or Escape restores the value. */
  readonly accepts?: (text: string) => boolean;
  /** The field shows the value again. */
  readonly onRestore?: () => void;
  /** The field disappears with a text that may not be committed. */
  readonly onLost?: (text: string) => void;
  readonly isLong?: boolean;
}

const pauseInTyping = 1500;

/** The typed text, separate from others' changes until it is finished. */
export function useDraft({ value, onCommit, accepts, onRestore, onLost, isLong = false }: DraftProps) {
  const [draft, setDraft] = useState<string>();
  const latest = useRef({ draft, value, onCommit, accepts, onRestore, onLost });
  /** The current draft is committed; others may have changed the value since. */
  const isTold = useRef(false);
  useEffect(() => {
    latest.current = { draft, value, onCommit, accepts, onRestore, onLost };
  });

  /** Commits and leaves the field as it is. Returns false if the text may not be committed. */
  const flush = useCallback((): boolean => {
    const now = latest.current;
    if (now.draft === undefined || isTold.current) return true;
    if (now.draft === now.value) {
      now.onRestore?.();
      return true;
    }
    if (now.accepts?.(now.draft) === false) return false;
    isTold.current = true;
    now.onCommit(now.draft);
    return true;
  }, []);

  const change = (text: string | undefined) => {
    latest.current = { ...latest.current, draft: text };
    isTold.current = false;
    setDraft(text);
  };

  // A field that disappears during editing, as when another node is selected, must not lose the text.
  useEffect(
    () => () => {
      const { draft: text, onLost: tell } = latest.current;
      if (!flush() && text !== undefined) tell?.(text);
    },
    [flush],
  );

  const isEdited = draft !== undefined;
  useEffect(() => (isEdited ? beforePageGoes(flush) : undefined), [isEdited, flush]);

  useEffect(() => {
    if (!isLong || draft === undefined) return undefined;
    const timer = setTimeout(flush, pauseInTyping);
    return () => clearTimeout(timer);
  }, [isLong, draft, flush]);

  return {
    text: draft ?? value,
    isEdited,
    change,
    commit: () => flush() && change(undefined),
    restore: () => {
      change(undefined);
      onRestore?.();
    },
  };
}

/** Between `beforeunload` and `pagehide` there is time to keep the text; a page discarded in the background only gets hidden. */
function beforePageGoes(act: () => unknown): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  addEventListener("beforeunload", () => void act(), { signal });
  addEventListener("pagehide", () => void act(), { signal });
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "hidden" && act()), {
    signal,
  });
  return () => stopping.abort();
}
