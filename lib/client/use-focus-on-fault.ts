import { type RefObject, useEffect, useRef } from "react";

/** After a refusal, focuses the first invalid field. */
export function useFocusOnFault(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problem]);
  return form;
}
