"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { Switch, type SwitchProps } from "./switch";

interface SavedSwitchProps extends Pick<SwitchProps, "label" | "about" | "isOn"> {
  /** @returns what went wrong, if it did */
  readonly onSave: (isOn: boolean) => Promise<string | undefined>;
}

/** A setting of the workspace that is on or off. Saves at once. */
export function SavedSwitch({ isOn, onSave, ...words }: SavedSwitchProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [shown, show] = useOptimistic(isOn);
  const [isSaving, startSaving] = useTransition();
  function handleChange(next: boolean) {
    startSaving(async () => {
      show(next);
      setProblem(await onSave(next));
      startSaving(() => router.refresh());
    });
  }
  return (
    <>
      <Switch {...words} isOn={shown} isDisabled={isSaving} onChange={handleChange} />
      <p role="alert" className="text-tiny text-missing empty:hidden">
        {problem}
      </p>
    </>
  );
}
