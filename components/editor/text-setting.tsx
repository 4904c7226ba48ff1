"use client";
import { useState } from "react";
import type * as z from "zod/mini";
import { DraftInput } from "@/components/ui/draft-input";
import { Field } from "@/components/ui/form";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import { textFault } from "@/lib/client/editor/text-fault";
import { quoteTyped } from "@/lib/client/editor/typed-text";

interface TextSettingProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What the field may hold; an empty one is always allowed unless `isRequired`. */
  readonly schema: z.ZodMiniType<string>;
  readonly onChange: (value: string | null) => void;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly type?: "text" | "date" | "url";
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
}

/** One text field of a record: checked before it is sent; what is wrong is said at the field, which keeps the text. */
export function TextSetting({
  label,
  value = "",
  schema,
  onChange,
  isRequired = false,
  isLong = false,
  type = "text",
  hint,
  placeholder,
  isReadOnly,
}: TextSettingProps) {
  const [fault, setFault] = useState<string>();
  const { say } = useEditorActions();
  const faultOf = (text: string) =>
    text.trim() === "" && !isRequired ? undefined : textFault(schema, text.trim());
  const accepts = (text: string) => {
    const found = faultOf(text);
    setFault(found);
    return found === undefined;
  };
  const commit = (text: string) => {
    const trimmed = text.trim();
    if (trimmed !== value) onChange(trimmed === "" && !isRequired ? null : trimmed);
  };
  return (
    <Field label={label} hint={hint} error={fault && `${fault} Not saved yet.`}>
      {(ids) => (
        <DraftInput
          {...ids}
          value={value}
          onCommit={commit}
          accepts={accepts}
          onRestore={() => setFault(undefined)}
          onLost={(text) =>
            say(`${label} was not saved. ${faultOf(text) ?? ""} ${quoteTyped(text.trim())}`, "error")
          }
          isLong={isLong}
          type={type}
          placeholder={placeholder}
          disabled={isReadOnly}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
