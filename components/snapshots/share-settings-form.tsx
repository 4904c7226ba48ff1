"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";
import type { ShareSettings } from "@/lib/domain/contract/shares";
import { limits } from "@/lib/domain/pipeline/limits";

/** Whether links may be made and work, and for how many days a new one may: for the whole workspace. */
export function ShareSettingsForm({ settings }: { readonly settings: ShareSettings }) {
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
      const answer = await callApi("PATCH /shares", { body });
      setProblem(answer.ok ? undefined : answer.error);
      setSaved(answer.ok);
      if (answer.ok) router.refresh();
    });
  }

  const daysProblem = fieldProblem(problem, "longestDays");
  return (
    <form onSubmit={handleSubmit} className="flex flex-col items-start gap-3">
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          name="allowed"
          defaultChecked={settings.allowed}
          aria-describedby="sharing-about"
          className="size-4 accent-primary"
        />
        Editors may share snapshots by link
      </label>
      <p id="sharing-about" className="text-tiny text-soft">
        Off, no link works from that moment on. Switched on again, those work that are neither revoked nor
        over.
      </p>
      <Field
        label="A new link works for at most, in days"
        hint={`1 to ${limits.shareDays}. Links that there are keep their day.`}
        error={daysProblem}
      >
        {(ids) => (
          <input
            {...ids}
            name="days"
            type="number"
            min={1}
            max={limits.shareDays}
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
