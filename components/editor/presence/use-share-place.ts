import { useEffect } from "react";
import { lookAt, presenceStore, type Where } from "@/lib/client/live/presence-store";
import { useEditedControl } from "./use-edited-control";

type Place = Pick<Where, "selection" | "control">;

/**
 * Tells others where this person looks, and goes to where another one looks when that is asked for.
 * @param place as text, so that the same place is told once: `{ selection, control }` in JSON.
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
      presenceStore.subscribe(({ follow }, before) => {
        if (follow !== before.follow && follow) goTo(follow);
      }),
    [goTo],
  );
}
