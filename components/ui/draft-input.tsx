"use client";
import { clsx } from "clsx";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { inputClass } from "./field";

interface DraftProps {
  readonly value: string;
  /** Called with the text when the person leaves the field, presses Enter, or the field goes away. */
  readonly onCommit: (text: string) => void;
  readonly isLong?: boolean;
}

type DraftInputProps = DraftProps & Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange" | "onBlur" | "onKeyDown">;

/** A text field that keeps what is being typed to itself until it is finished, and shows others' changes meanwhile only when it is not being edited. */
export function DraftInput({ value, onCommit, isLong = false, className, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string>();
  const latest = useRef({ draft, value, onCommit });
  useEffect(() => {
    latest.current = { draft, value, onCommit };
  });
  const commit = () => {
    const { draft: text, value: before, onCommit: tell } = latest.current;
    if (text === undefined) return;
    latest.current = { ...latest.current, draft: undefined };
    setDraft(undefined);
    if (text !== before) tell(text);
  };
  // A field that disappears while it is being edited, as when another node is picked, must not lose the text.
  useEffect(
    () => () => {
      const { draft: text, value: before, onCommit: tell } = latest.current;
      if (text !== undefined && text !== before) tell(text);
    },
    [],
  );
  const shared = {
    className: clsx(inputClass, className),
    value: draft ?? value,
    onChange: (event: { readonly target: { readonly value: string } }) => setDraft(event.target.value),
    onBlur: commit,
  };
  if (isLong) {
    const { id, "aria-describedby": describedBy, "aria-invalid": invalid, "aria-label": label, placeholder, maxLength, disabled } = rest;
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
  return (
    <input
      {...rest}
      {...shared}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape" && draft !== undefined) {
          event.stopPropagation();
          latest.current = { ...latest.current, draft: undefined };
          setDraft(undefined);
        }
      }}
    />
  );
}
