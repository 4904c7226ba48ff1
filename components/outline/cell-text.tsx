"use client";
import { useId, useState } from "react";
import type * as z from "zod/mini";
import { DraftInput } from "@/components/ui/draft-input";
import { useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { textFault } from "@/lib/client/editor/text-fault";
import { quoteTyped } from "@/lib/client/editor/typed-text";

interface CellTextProps {
  readonly label: string;
  readonly value: string | undefined;
  /** What the field may hold; an empty one is always allowed unless `isRequired`. */
  readonly schema: z.ZodMiniType<string>;
  readonly onChange: (value: string | null) => void;
  readonly isRequired?: boolean;
}

/** One text of a row, edited where it stands; what is wrong is said under it, and the text stays in the field. */
export function CellText({ label, value = "", schema, onChange, isRequired = false }: CellTextProps) {
  const id = useId();
  const [fault, setFault] = useState<string>();
  const { say } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const faultOf = (text: string) =>
    text.trim() === "" && !isRequired ? undefined : textFault(schema, text.trim());
  if (isReadOnly) return <span className="[overflow-wrap:anywhere]">{value}</span>;
  return (
    <span className="block min-w-0">
      <DraftInput
        aria-label={label}
        aria-describedby={fault === undefined ? undefined : id}
        aria-invalid={fault === undefined ? undefined : true}
        value={value}
        autoComplete="off"
        onCommit={(text) => {
          const trimmed = text.trim();
          if (trimmed !== value) onChange(trimmed === "" && !isRequired ? null : trimmed);
        }}
        accepts={(text) => {
          const found = faultOf(text);
          setFault(found);
          return found === undefined;
        }}
        onRestore={() => setFault(undefined)}
        onLost={(text) =>
          say(`${label} was not saved. ${faultOf(text) ?? ""} ${quoteTyped(text.trim())}`, "error")
        }
      />
      {fault !== undefined && (
        <span id={id} className="block text-tiny text-missing">
          {fault} Not saved yet.
        </span>
      )}
    </span>
  );
}
