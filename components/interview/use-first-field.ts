import { type RefObject, useEffect, useRef } from "react";
import { useIsLive } from "@/components/ui/use-is-live";

/**
 * A ref for the form of the question that a page opens with: its text field has the focus as soon as it listens. The legend
 * around the field is the question, so that it is read out with it. Not where a keyboard would come up on the screen, nor
 * where somebody is elsewhere on the page already.
 */
export function useFirstField(isOpening: boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const isLive = useIsLive();
  useEffect(() => {
    if (!isOpening || !isLive || matchMedia("(pointer: coarse)").matches) return;
    if (!document.activeElement?.contains(form.current)) return;
    form.current?.querySelector<HTMLElement>("fieldset input:not([type=checkbox], [type=radio])")?.focus();
  }, [isOpening, isLive]);
  return form;
}
