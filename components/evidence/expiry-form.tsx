"use client";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { type ApiProblem, callApi, problemText } from "@/lib/client/api";
import type { Expiry } from "@/lib/domain/evidence/expiry";
import { expiryLimits } from "@/lib/domain/evidence/expiry-limits";

interface ExpiryFormProps {
  readonly expiry: Expiry;
  readonly controls: readonly { readonly id: string; readonly name: string }[];
}

interface Row {
  readonly key: number;
  readonly control: string;
  readonly days: number;
}

/** The days until evidence expires, in general and for single controls. */
export function ExpiryForm({ expiry, controls }: ExpiryFormProps) {
  const router = useRouter();
  const [rows, setRows] = useState<readonly Row[]>(expiry.controls.map((row, key) => ({ ...row, key })));
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSaved, setSaved] = useState(false);
  const [isSaving, startSaving] = useTransition();

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      days: Number(textOf(form, "days")),
      controls: rows.map(({ key }) => ({
        control: textOf(form, `control-${key}`),
        days: Number(textOf(form, `days-${key}`)),
      })),
    };
    startSaving(async () => {
      setSaved(false);
      const answer = await callApi("PATCH /evidence-expiry", { body });
      setProblem(answer.ok ? undefined : answer.error);
      setSaved(answer.ok);
      if (answer.ok) router.refresh();
    });
  }

  const limits = { min: expiryLimits.least, max: expiryLimits.most, type: "number", required: true } as const;
  return (
    <form onSubmit={handleSubmit} className="flex flex-col items-start gap-4">
      <Field
        label="Days until evidence expires"
        hint={`${expiryLimits.least} to ${expiryLimits.most}. Existing evidence keeps its expiry date.`}
      >
        {(ids) => (
          <input
            {...ids}
            {...limits}
            name="days"
            defaultValue={expiry.days}
            className={`${inputClass} max-w-28`}
          />
        )}
      </Field>
      <fieldset className="flex w-full flex-col items-start gap-2">
        <legend className="mb-1 font-medium">Controls with a different number</legend>
        {rows.map(({ key, control, days }, index) => (
          <div key={key} className="flex w-full flex-wrap items-center gap-2">
            <select
              name={`control-${key}`}
              aria-label={`Control ${index + 1}`}
              defaultValue={control}
              className={`${inputClass} min-w-0 flex-1 basis-64`}
            >
              {controls.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <input
              {...limits}
              name={`days-${key}`}
              aria-label={`Days of control ${index + 1}`}
              defaultValue={days}
              className={`${inputClass} max-w-28`}
            />
            <Button
              tone="quiet"
              aria-label={`Remove control ${index + 1}`}
              onClick={() => setRows(rows.filter((row) => row.key !== key))}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </div>
        ))}
        {rows.length < expiryLimits.controls && (
          <Button
            onClick={() =>
              setRows([
                ...rows,
                {
                  key: Math.max(-1, ...rows.map(({ key }) => key)) + 1,
                  control: "img-vuln-scan",
                  days: expiryLimits.usual,
                },
              ])
            }
          >
            Add a control
          </Button>
        )}
      </fieldset>
      <div className="flex items-center gap-3">
        <Button type="submit" tone="primary" disabled={isSaving}>
          Save
        </Button>
        <p role={problem ? "alert" : "status"} className={problem ? "text-missing" : "text-soft"}>
          {problem ? problemText(problem) : isSaved ? "Saved." : null}
        </p>
      </div>
    </form>
  );
}
