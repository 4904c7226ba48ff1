"use client";
import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { OwnerInput } from "@/components/marks/owner-input";
import { OwnerMark } from "@/components/marks/owner-mark";
import { CellField, Field, type FieldIds } from "@/components/ui/form";
import { useDraft } from "@/components/ui/use-draft";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { useOwnerKind } from "@/lib/client/owners/use-owner-kind";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { type CheckedTextProps, useCheckedText } from "./use-checked-text";

interface OwnerSettingProps extends Omit<CheckedTextProps, "schema"> {
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
  /** In a table cell: the label is for screen readers only, and the kind of owner has no line of its own. */
  readonly isCell?: boolean;
}

/** The owner of a record: a draft while it is typed, with suggestions from known owners. */
export function OwnerSetting({ placeholder, isReadOnly, isCell = false, ...text }: OwnerSettingProps) {
  const { label, value = "" } = text;
  const { editor } = useEditorHandle();
  const checked = useCheckedText({ ...text, schema: nameSchema });
  const draft = useDraft(checked.draft);
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") draft.commit();
    if (event.key !== "Escape" || !draft.isEdited) return;
    event.stopPropagation();
    // The next handlers must not commit the reverted text.
    flushSync(draft.restore);
  };
  const input = (ids: Partial<FieldIds>) => (
    <OwnerInput
      {...ids}
      value={draft.text}
      placeholder={placeholder}
      disabled={isReadOnly}
      spellings={() => ownersOnMap(editor.getState().visible)}
      onValue={draft.change}
      onChoose={(owner) => {
        draft.change(owner);
        draft.commit();
      }}
      onBlur={() => draft.commit()}
      onKey={handleKey}
    />
  );
  if (isCell)
    return (
      <CellField label={label} error={checked.fault}>
        {input}
      </CellField>
    );
  return (
    <Field label={label} error={checked.fault}>
      {(ids) => (
        <>
          {input(ids)}
          {checked.fault === undefined && value !== "" && <WhatOwnerIs owner={value} />}
        </>
      )}
    </Field>
  );
}

function WhatOwnerIs({ owner }: { readonly owner: string }) {
  const kind = useOwnerKind(owner);
  return kind === undefined ? null : <OwnerMark kind={kind} />;
}
