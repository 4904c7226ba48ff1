"use client";
import { DraftInput } from "@/components/ui/draft-input";
import { Field } from "@/components/ui/form";
import { type CheckedTextProps, useCheckedText } from "./use-checked-text";

interface TextSettingProps extends CheckedTextProps {
  readonly isLong?: boolean;
  readonly type?: "text" | "date" | "url";
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
  /** Has the focus when its dialog opens. */
  readonly isFirst?: boolean;
}

/** One text field of a record, checked before it is sent; an error shows at the field, which keeps the text. */
export function TextSetting({
  isLong = false,
  type = "text",
  hint,
  placeholder,
  isReadOnly,
  isFirst = false,
  ...text
}: TextSettingProps) {
  const { fault, draft } = useCheckedText(text);
  return (
    <Field label={text.label} hint={hint} error={fault}>
      {(ids) => (
        <DraftInput
          {...ids}
          {...draft}
          isLong={isLong}
          type={type}
          placeholder={placeholder}
          disabled={isReadOnly}
          autoComplete="off"
          data-first-focus={isFirst ? "" : undefined}
        />
      )}
    </Field>
  );
}
