import { useState } from "react";
import type * as z from "zod/mini";
import type { DraftProps } from "@/components/ui/use-draft";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import { textFault } from "@/lib/client/editor/text-fault";
import { quoteTyped } from "@/lib/client/editor/typed-text";

export interface CheckedTextProps {
  readonly label: string;
  readonly value: string | undefined;
  /** The schema of the field; an empty one is always allowed unless `isRequired`. */
  readonly schema: z.ZodMiniType<string>;
  readonly onChange: (value: string | null) => void;
  readonly isRequired?: boolean;
}

interface CheckedText {
  /** The error of the field, which keeps its text. */
  readonly fault: string | undefined;
  readonly draft: DraftProps;
}

/** One text of a record, checked before it is sent: the inputs for the draft of its field. */
export function useCheckedText(props: CheckedTextProps): CheckedText {
  const { label, value = "", schema, onChange, isRequired = false } = props;
  const [fault, setFault] = useState<string>();
  const { say } = useEditorActions();
  const faultOf = (text: string) =>
    text.trim() === "" && !isRequired ? undefined : textFault(schema, text.trim());
  return {
    fault: fault && `${fault} Not saved yet.`,
    draft: {
      value,
      onCommit: (text) => {
        const trimmed = text.trim();
        if (trimmed !== value) onChange(trimmed === "" && !isRequired ? null : trimmed);
      },
      accepts: (text) => {
        const found = faultOf(text);
        setFault(found);
        return found === undefined;
      },
      onRestore: () => setFault(undefined),
      onLost: (text) =>
        say(`${label} was not saved. ${faultOf(text) ?? ""} ${quoteTyped(text.trim())}`, "error"),
    },
  };
}
