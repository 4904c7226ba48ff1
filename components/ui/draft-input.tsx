"use client";
import { clsx } from "clsx";
import type { ComponentProps, KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { inputClass } from "./form";
import { type DraftProps, useDraft } from "./use-draft";

interface DraftInputOwnProps extends DraftProps {
  /** Escape belongs to the field's container, such as a dialog that it closes: the text is committed as the field disappears. */
  readonly keepsOnEscape?: boolean;
  /** Called after Enter and Escape, to move the focus to where the next key belongs. */
  readonly onLeave?: (() => void) | undefined;
}

type DraftInputProps = DraftInputOwnProps &
  Omit<
    ComponentProps<"input">,
    keyof DraftInputOwnProps | "defaultValue" | "onChange" | "onBlur" | "onKeyDown"
  >;

/** A text field that keeps typed text to itself until it is finished, and shows others' changes only while it is not being edited. */
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
      // The key that ends a composition, as in Japanese, is not meant for the field.
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter" && !isLong) {
        draft.commit();
        onLeave?.();
      }
      if (event.key === "Escape" && draft.isEdited && !keepsOnEscape) {
        event.stopPropagation();
        // The next handlers must not commit the reverted text.
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
