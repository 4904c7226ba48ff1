import { useEffect, useState } from "react";

interface Edited {
  /** The control whose claim is written; absent: something else of what is selected. */
  readonly control: string | undefined;
}

/** What is being written in the inspector: whose field has the keyboard's focus. Undefined while none has. */
export function useEditedControl(): Edited | undefined {
  const [edited, setEdited] = useState<Edited>();
  useEffect(() => {
    const stopping = new AbortController();
    const look = (target: EventTarget | null) => {
      const field =
        target instanceof Element
          ? target.closest('[aria-label="Inspector"] :is(input, textarea, select)')
          : null;
      const control = field?.closest<HTMLElement>("[data-control]")?.dataset["control"];
      setEdited((before) => {
        if (!field) return undefined;
        return before && before.control === control ? before : { control };
      });
    };
    document.addEventListener("focusin", ({ target }) => look(target), { signal: stopping.signal });
    document.addEventListener("focusout", ({ relatedTarget }) => look(relatedTarget), {
      signal: stopping.signal,
    });
    return () => stopping.abort();
  }, []);
  return edited;
}
