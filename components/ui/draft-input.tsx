"use client";
import { clsx } from "clsx";
import { type ComponentProps, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { inputClass } from "./form";

interface DraftProps {
  readonly value: string;
  /** Called with the text when the person leaves the field, presses Enter, or the field or the page goes away; in a long field also at a pause in typing. */
  readonly onCommit: (text: string) => void;
  /** Whether a text may be committed. One that may not stays in the field until it is corrected or Escape restores the value. */
  readonly accepts?: (text: string) => boolean;
  /** The value stands in the field again. */
  readonly onRestore?: () => void;
  /** The field goes away with a text that may not be committed. */
  readonly onLost?: (text: string) => void;
  readonly isLong?: boolean;
  /** Escape is for what the field is in, as a dialog that it closes: the text is committed as the field goes away. */
  readonly keepsOnEscape?: boolean;
  /** After Enter and Escape, where the next key is not meant for the field: goes on to what it is meant for. */
  readonly onLeave?: (() => void) | undefined;
}

const pauseInTyping = 1500;

type DraftInputProps = DraftProps &
  Omit<ComponentProps<"input">, keyof DraftProps | "defaultValue" | "onChange" | "onBlur" | "onKeyDown">;

/** A text field that keeps what is being typed to itself until it is finished, and shows others' changes meanwhile only when it is not being edited. */
export function DraftInput({
  value,
  onCommit,
  accepts,
  onRestore,
  onLost,
  isLong = false,
  keepsOnEscape = false,
  onLeave,
  className,
  ...rest
}: DraftInputProps) {
  const draft = useDraft({
    value,
    onCommit,
    isLong,
    ...(accepts && { accepts }),
    ...(onRestore && { onRestore }),
    ...(onLost && { onLost }),
  });
  const shared = {
    className: clsx(inputClass, className),
    value: draft.text,
    onChange: (event: { readonly target: { readonly value: string } }) => draft.change(event.target.value),
    onBlur: draft.commit,
    onKeyDown: (event: KeyboardEvent) => {
      // The key that ends a composition, as of Japanese, is not meant for the field.
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter" && !isLong) {
        draft.commit();
        onLeave?.();
      }
      if (event.key === "Escape" && draft.isEdited && !keepsOnEscape) {
        event.stopPropagation();
        // Going on, the field must not commit what was taken back.
        flushSync(draft.restore);
        onLeave?.();
      }
    },
  };
  if (isLong) {
    const {
      id,
      "aria-describedby": describedBy,
      "aria-invalid": invalid,
      "aria-label": label,
      placeholder,
      maxLength,
      disabled,
    } = rest;
    return (
      <textarea
        rows={3}
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        disabled={disabled}
        {...shared}
      />
    );
  }
  return <input {...rest} {...shared} />;
}

function useDraft({ value, onCommit, accepts, onRestore, onLost, isLong = false }: DraftProps) {
  const [draft, setDraft] = useState<string>();
  const latest = useRef({ draft, value, onCommit, accepts, onRestore, onLost });
  /** The draft as it stands was committed already; others may have changed the value since. */
  const isTold = useRef(false);
  useEffect(() => {
    latest.current = { draft, value, onCommit, accepts, onRestore, onLost };
  });

  /** Commits and leaves the field as it is. Answers false where the text may not be committed. */
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

  // A field that disappears while it is being edited, as when another node is picked, must not lose the text.
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

/** From `beforeunload` to `pagehide` there is time to keep the text; where the page is thrown away in the background there is only the going out of sight. */
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
