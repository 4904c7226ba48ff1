import { type RefObject, useEffect, useRef } from "react";
import { useIsLive } from "@/components/ui/use-is-live";

/**
 * A ref for the form of a page's first question: its text field takes the focus once it is live. The legend around the
 * field is the question, so that it is read out with it. Not on devices with a screen keyboard, nor if the focus is
 * elsewhere already.
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
