"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";

interface AllowedDaysFormProps {
  /** Sets both. */
  readonly route: "PATCH /shares" | "PATCH /tokens";
  readonly settings: { readonly allowed: boolean; readonly longestDays: number };
  readonly allow: string;
  /** The effect of switching it off. */
  readonly about: ReactNode;
  readonly days: string;
  readonly daysHint: string;
  readonly mostDays: number;
}

/** Allows links or tokens in the whole workspace, and limits the days of new ones. */
export function AllowedDaysForm(props: AllowedDaysFormProps) {
  const { route, settings, allow, about, days, daysHint, mostDays } = props;
  const router = useRouter();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSaved, setSaved] = useState(false);
  const [isSaving, startSaving] = useTransition();

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startSaving(async () => {
      setSaved(false);
      const body = { allowed: form.has("allowed"), longestDays: Number(textOf(form, "days")) };
      const answer = await callApi(route, { body });
      setProblem(answer.ok ? undefined : answer.error);
      setSaved(answer.ok);
      if (answer.ok) router.refresh();
    });
  }

  const daysProblem = fieldProblem(problem, "longestDays");
  return (
    <form onSubmit={handleSubmit} className="flex flex-col items-start gap-3">
      <label className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
        <input
          type="checkbox"
          name="allowed"
          defaultChecked={settings.allowed}
          aria-describedby="allowed-about"
          className="size-4 accent-primary"
        />
        {allow}
      </label>
      <p id="allowed-about" className="text-tiny text-soft">
        {about}
      </p>
      <Field label={days} hint={daysHint} error={daysProblem}>
        {(ids) => (
          <input
            {...ids}
            name="days"
            type="number"
            min={1}
            max={mostDays}
            required
            defaultValue={settings.longestDays}
            className={`${inputClass} max-w-24`}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" tone="primary" disabled={isSaving}>
          Save
        </Button>
        <p role={problem ? "alert" : "status"} className={problem ? "text-missing" : "text-soft"}>
          {problem && daysProblem === undefined ? problemText(problem) : isSaved ? "Saved." : null}
        </p>
      </div>
    </form>
  );
}
