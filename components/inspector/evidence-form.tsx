import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { type Evidence, newEvidenceSchema } from "@/lib/domain/pipeline/document";
import { today } from "@/lib/client/today";

interface EvidenceFormProps {
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onCancel: () => void;
}

/** The person has just asked for this form: the next thing they type belongs in it. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

export function EvidenceForm({ onAdd, onCancel }: EvidenceFormProps) {
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== "");
    const parsed = newEvidenceSchema.safeParse(Object.fromEntries(filled));
    if (parsed.success && parsed.data.expires !== undefined && parsed.data.expires < parsed.data.effective)
      return setErrors(new Map([["expires", "must not be before the day from which it counts"]]));
    if (parsed.success) return onAdd(parsed.data);
    setErrors(new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
  };
  const errorOf = (name: string) => (errors.has(name) ? `This ${errors.get(name)}.` : undefined);
  return (
    <form
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-2.5 rounded-control border border-line-strong p-3"
    >
      <Field
        label="What it is"
        error={errors.has("title") ? "Say what it is, such as: Trivy report of the main branch." : undefined}
      >
        {(ids) => <input {...ids} ref={focusOnce} name="title" autoComplete="off" className={inputClass} />}
      </Field>
      <Field label="What it says">
        {(ids) => (
          <select {...ids} name="result" className={inputClass}>
            <option value="supports">Supports the claim</option>
            <option value="contradicts">Contradicts the claim</option>
          </select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2.5">
        <Field label="From" error={errorOf("effective")}>
          {(ids) => (
            <input {...ids} name="effective" type="date" defaultValue={today()} className={inputClass} />
          )}
        </Field>
        <Field label="Expires" error={errorOf("expires")}>
          {(ids) => <input {...ids} name="expires" type="date" className={inputClass} />}
        </Field>
      </div>
      <Field label="Link" error={errorOf("url")}>
        {(ids) => (
          <input
            {...ids}
            name="url"
            type="url"
            placeholder="https://"
            autoComplete="off"
            className={inputClass}
          />
        )}
      </Field>
      <Field label="Tool" error={errorOf("tool")}>
        {(ids) => <input {...ids} name="tool" autoComplete="off" className={inputClass} />}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" tone="primary">
          Add
        </Button>
      </div>
    </form>
  );
}
