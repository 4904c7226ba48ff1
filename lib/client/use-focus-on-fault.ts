import { type RefObject, useEffect, useRef } from "react";

/** After a refusal, puts the keyboard on the first field that is wrong. */
export function useFocusOnFault(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problem]);
  return form;
}
