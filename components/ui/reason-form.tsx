import { type ReactNode, useState } from "react";
import { AskedForm } from "./asked-form";
import { Field, inputClass } from "./form";

interface ReasonFormProps {
  /** The name of the form, if it stands by itself. */
  readonly name?: string;
  readonly label: string;
  readonly hint: string;
  /** The error of an empty field. */
  readonly missing: string;
  /** The label of the submit button. */
  readonly does: string;
  /** In characters. */
  readonly most: number;
  readonly reason?: string | undefined;
  readonly className?: string;
  readonly onGive: (reason: string, form: HTMLFormElement) => void;
  readonly onCancel: () => void;
  /** Further fields. */
  readonly children?: ReactNode;
}

/** Asks for the reason of an exception: reviewers can only judge what is written down. */
export function ReasonForm({
  label,
  hint,
  missing,
  most,
  reason = "",
  onGive,
  children,
  ...form
}: ReasonFormProps) {
  const [text, setText] = useState(reason);
  const [fault, setFault] = useState<string>();
  return (
    <AskedForm
      {...form}
      onGive={(asked) => (text.trim() === "" ? setFault(missing) : onGive(text.trim(), asked))}
    >
      <Field label={label} hint={hint} error={fault}>
        {(ids) => (
          <input
            {...ids}
            autoFocus // oxlint-disable-line jsx-a11y/no-autofocus -- opened by the answer that asks for it
            value={text}
            maxLength={most}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      {children}
    </AskedForm>
  );
}
