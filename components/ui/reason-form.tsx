import { type FormEvent, useState } from "react";
import { Button } from "./button";
import { Field, inputClass } from "./form";

export interface ReasonFormProps {
  readonly label: string;
  readonly hint: string;
  /** Said where it is left empty. */
  readonly missing: string;
  /** What giving it does, on the button. */
  readonly does: string;
  /** In characters. */
  readonly most: number;
  readonly className?: string;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why something is left as it is: the next reader can only judge what is written down. */
export function ReasonForm({
  label,
  hint,
  missing,
  does,
  most,
  className = "",
  onGive,
  onCancel,
}: ReasonFormProps) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setFault(missing);
    onGive(text.trim());
  };
  return (
    <form onSubmit={submit} className={`flex flex-col gap-2 ${className}`}>
      <Field label={label} hint={hint} error={fault}>
        {(ids) => (
          <input
            {...ids}
            autoFocus // oxlint-disable-line jsx-a11y/no-autofocus -- opened by the answer that asks for it
            value={text}
            maxLength={most}
            autoComplete="off"
            onKeyDown={(event) => event.key === "Escape" && onCancel()}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" tone="primary">
          {does}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
