"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";
import type { TokenSettings } from "@/lib/domain/contract/tokens";
import { tokenDays } from "@/lib/domain/tokens/token-days";

/** Whether tokens may be made and work, and for how many days a new one may: for the whole workspace. */
export function TokenSettingsForm({ settings }: { readonly settings: TokenSettings }) {
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
      const answer = await callApi("PATCH /tokens", { body });
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
          aria-describedby="tokens-about"
          className="size-4 accent-primary"
        />
        Members may make tokens
      </label>
      <p id="tokens-about" className="text-tiny text-soft">
        Off, no token works from that moment on, and no CI job gets one. Switched on again, those work that
        are neither revoked nor over.
      </p>
      <Field
        label="A new token works for at most, in days"
        hint={`1 to ${tokenDays.most}. Tokens that there are keep their day.`}
        error={daysProblem}
      >
        {(ids) => (
          <input
            {...ids}
            name="days"
            type="number"
            min={1}
            max={tokenDays.most}
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
