import { type RefObject, useEffect, useRef } from "react";

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
