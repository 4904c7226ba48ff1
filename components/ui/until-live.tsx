"use client";
import type { ReactNode } from "react";
import { useIsLive } from "./use-is-live";

/** Disables fields and buttons until the page is live: earlier input would show, and never be saved. */
export function UntilLive({ children }: { readonly children: ReactNode }) {
  const isLive = useIsLive();
  return (
    <fieldset role="presentation" disabled={!isLive} className="contents">
      {children}
    </fieldset>
  );
}
