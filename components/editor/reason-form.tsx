import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { limits } from "@/lib/domain/pipeline/limits";

interface ReasonFormProps {
  /** What giving it does, on the button. */
  readonly does: string;
  readonly reason: string;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why a control has no meaning on a node: the next reader can only judge what is written down. */
export function ReasonForm({ does, reason, onGive, onCancel }: ReasonFormProps) {
  const [text, setText] = useState(reason);
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setFault("Say in a few words why it does not apply.");
    onGive(text.trim());
  };
  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-panel p-3"
    >
      <Field label="Why it does not apply" hint="Such as: no pull requests come from outside." error={fault}>
        {(ids) => (
          <input
            {...ids}
            autoFocus // oxlint-disable-line jsx-a11y/no-autofocus -- opened by the answer that asks for it
            value={text}
            maxLength={limits.note}
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
