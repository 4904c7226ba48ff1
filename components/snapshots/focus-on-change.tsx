"use client";
import { useEffect, useRef } from "react";

/** Brings the focus to a part of the page when it shows something else, and unfolds it: anyone who follows a number by keyboard goes on there. */
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
