"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { callApi, problemText } from "@/lib/client/api";

interface SecondFactorSwitchProps {
  readonly isRequired: boolean;
  /** How many members have none. */
  readonly without: number;
}

/** Whether everybody in the workspace needs a second factor. Saves at once. */
export function SecondFactorSwitch({ isRequired, without }: SecondFactorSwitchProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [shown, show] = useOptimistic(isRequired);
  const [isSaving, startSaving] = useTransition();
  function handleChange(next: boolean) {
    startSaving(async () => {
      show(next);
      const answer = await callApi("PATCH /workspace", { body: { secondFactorRequired: next } });
      setProblem(answer.ok ? undefined : problemText(answer.error));
      startSaving(() => router.refresh());
    });
  }
  return (
    <div className="mt-4">
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          checked={shown}
          disabled={isSaving}
          aria-describedby="second-factor-about"
          onChange={(event) => handleChange(event.currentTarget.checked)}
          className="size-4 accent-primary"
        />
        Everybody needs a second factor
      </label>
      <p id="second-factor-about" className="max-w-[72ch] text-tiny text-soft">
        {without === 0
          ? "All members have one."
          : `${without} of the members ${without === 1 ? "has" : "have"} none: they set it up before they can do anything else.`}
      </p>
      <p role="alert" className="text-tiny text-missing empty:hidden">
        {problem}
      </p>
    </div>
  );
}
