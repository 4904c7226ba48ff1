"use client";
import { useState } from "react";
import type * as z from "zod";
import { DraftInput } from "@/components/ui/draft-input";
import { Field } from "@/components/ui/field";

interface TextSettingProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What the field may hold; an empty one is always allowed unless `isRequired`. */
  readonly schema: z.ZodType<string>;
  readonly onChange: (value: string | null) => void;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  readonly type?: "text" | "date" | "url";
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
}

/** One text field of a record: checked before it is sent, and what is wrong is said at the field. */
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
  const [rejected, setRejected] = useState<{ readonly text: string; readonly message: string }>();
  const commit = (text: string) => {
    const trimmed = text.trim();
    if (trimmed === "" && !isRequired) {
      setRejected(undefined);
      onChange(null);
      return;
    }
    const parsed = schema.safeParse(trimmed);
    setRejected(parsed.success ? undefined : { text: trimmed, message: `This ${parsed.error.issues[0]?.message ?? "is not valid"}.` });
    if (parsed.success) onChange(parsed.data);
  };
  return (
    <Field label={label} hint={hint} error={rejected && `${rejected.message} "${rejected.text.slice(0, 40)}" was not saved.`}>
      {(ids) => (
        <DraftInput {...ids} value={value} onCommit={commit} isLong={isLong} type={type} placeholder={placeholder} disabled={isReadOnly} autoComplete="off" />
      )}
    </Field>
  );
}
