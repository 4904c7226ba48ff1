import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Button } from "./button";

/** A form field's text; a form never holds a file here. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** After a refusal, puts the keyboard on the first field that is wrong. */
export function useFocusOnFault(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problem]);
  return form;
}

interface FormActionsProps {
  readonly onCancel: () => void;
  /** What sending the form does. */
  readonly children: ReactNode;
  readonly isBusy?: boolean;
}

export function FormActions({ onCancel, children, isBusy = false }: FormActionsProps) {
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button type="submit" tone="primary" disabled={isBusy}>
        {children}
      </Button>
    </div>
  );
}
