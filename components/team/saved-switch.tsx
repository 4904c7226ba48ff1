"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { Switch, type SwitchProps } from "./switch";

interface SavedSwitchProps extends Pick<SwitchProps, "label" | "about" | "isOn"> {
  /** @returns the problem, if any */
  readonly onSave: (isOn: boolean) => Promise<string | undefined>;
}

/** A switch of the workspace. Saves at once. */
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
