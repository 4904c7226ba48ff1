"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { OwnerInput } from "@/components/marks/owner-input";
import { OwnerMark } from "@/components/marks/owner-mark";
import { Field, type FieldIds } from "@/components/ui/form";
import { useDraft } from "@/components/ui/use-draft";
import { useEditorActions, useEditorHandle } from "@/lib/client/editor/editor-context";
import { textFault } from "@/lib/client/editor/text-fault";
import { quoteTyped } from "@/lib/client/editor/typed-text";
import { useOwnerKind } from "@/lib/client/owners/use-owner-kind";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";
import { nameSchema } from "@/lib/domain/pipeline/fields";

interface OwnerSettingProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
  readonly isReadOnly: boolean;
  readonly onChange: (owner: string | null) => void;
  /** In a cell of a table: the label is only said, and what the owner is stands in no line of its own. */
  readonly isCell?: boolean;
}

/** The owner of a record: kept to itself while it is typed, as any text, and offered from who is known here. */
export function OwnerSetting({ label, value = "", isCell = false, ...rest }: OwnerSettingProps) {
  const [fault, setFault] = useState<string>();
  const faultId = useId();
  const told = fault && `${fault} Not saved yet.`;
  const input = (ids: Partial<FieldIds>) => (
    <OwnerDraft ids={ids} label={label} value={value} onFault={setFault} {...rest} />
  );
  if (!isCell)
    return (
      <Field label={label} error={told}>
        {(ids) => (
          <>
            {input(ids)}
            {told === undefined && value !== "" && <WhatOwnerIs owner={value} />}
          </>
        )}
      </Field>
    );
  return (
    <span className="block min-w-0">
      {input(fault === undefined ? {} : { "aria-invalid": true, "aria-describedby": faultId })}
      {told !== undefined && (
        <span id={faultId} className="block text-tiny text-missing">
          {told}
        </span>
      )}
    </span>
  );
}

interface OwnerDraftProps extends Omit<OwnerSettingProps, "value" | "isCell"> {
  readonly ids: Partial<FieldIds>;
  readonly value: string;
  readonly onFault: (fault: string | undefined) => void;
}

function OwnerDraft({ ids, label, value, placeholder, isReadOnly, onChange, onFault }: OwnerDraftProps) {
  const { editor } = useEditorHandle();
  const { say } = useEditorActions();
  const faultOf = (text: string) => (text.trim() === "" ? undefined : textFault(nameSchema, text.trim()));
  const draft = useDraft({
    value,
    onCommit: (text) => {
      const trimmed = text.trim();
      if (trimmed !== value) onChange(trimmed === "" ? null : trimmed);
    },
    accepts: (text) => {
      const found = faultOf(text);
      onFault(found);
      return found === undefined;
    },
    onRestore: () => onFault(undefined),
    onLost: (text) =>
      say(`${label} was not saved. ${faultOf(text) ?? ""} ${quoteTyped(text.trim())}`, "error"),
  });
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") draft.commit();
    if (event.key !== "Escape" || !draft.isEdited) return;
    event.stopPropagation();
    // Going on, the field must not commit what was taken back.
    flushSync(draft.restore);
  };
  return (
    <OwnerInput
      {...ids}
      aria-label={ids.id === undefined ? label : undefined}
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
}

function WhatOwnerIs({ owner }: { readonly owner: string }) {
  const kind = useOwnerKind(owner);
  return kind === undefined ? null : <OwnerMark kind={kind} />;
}
