import { useEffect, useState } from "react";
import { lookAt, presenceStore, type Where } from "@/lib/client/live/presence-store";

type Place = Pick<Where, "selection" | "control">;

/**
 * Tells others where this person looks, and goes to where another person looks on request.
 * @param place as text, so that an unchanged place is told once: `{ selection, control }` in JSON.
 * @param goTo always the same function.
 */
export function useSharePlace(place: string, goTo: (place: Place) => void): void {
  const edited = useEditedControl();
  useEffect(() => {
    // Written by the callers in this folder.
    const { selection, control } = JSON.parse(place) as Place;
    if (!selection) return lookAt({});
    const open = edited === undefined ? control : edited.control;
    lookAt({ selection, ...(open !== undefined && { control: open }), ...(edited && { isEditing: true }) });
  }, [place, edited]);
  useEffect(() => () => lookAt({}), []);
  useEffect(
    () =>
      presenceStore.subscribe(({ goTo: asked }, before) => {
        if (asked !== before.goTo && asked) goTo(asked);
      }),
    [goTo],
  );
}

interface Edited {
  /** The control whose status is being edited; absent: another part of the selection. */
  readonly control: string | undefined;
}

/** The edited part of the inspector: the one with the focused field. Undefined while none has the focus. */
function useEditedControl(): Edited | undefined {
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
