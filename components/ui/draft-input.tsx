"use client";
import { clsx } from "clsx";
import type { ComponentProps, KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { inputClass } from "./form";
import { type DraftProps, useDraft } from "./use-draft";

interface DraftInputOwnProps extends DraftProps {
  /** Escape is for what the field is in, as a dialog that it closes: the text is committed as the field goes away. */
  readonly keepsOnEscape?: boolean;
  /** After Enter and Escape, where the next key is not meant for the field: goes on to what it is meant for. */
  readonly onLeave?: (() => void) | undefined;
}

type DraftInputProps = DraftInputOwnProps &
  Omit<
    ComponentProps<"input">,
    keyof DraftInputOwnProps | "defaultValue" | "onChange" | "onBlur" | "onKeyDown"
  >;

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
