"use client";
import { useEffect, useRef } from "react";

/** Focuses and unfolds a part of the page when its content changes, so that keyboard users continue there. */
export function FocusOnChange({ id, of }: { readonly id: string; readonly of: string }) {
  const before = useRef(of);
  useEffect(() => {
    const part = document.getElementById(id);
    if (before.current !== of && part) {
      part.closest("details")?.setAttribute("open", "");
      part.focus({ preventScroll: true });
    }
    before.current = of;
  }, [id, of]);
  return null;
}
