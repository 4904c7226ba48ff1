"use client";
import type { ReactNode } from "react";
import { useIsLive } from "./use-is-live";

/** Holds fields and buttons back until they listen: what is chosen before would be shown, and never saved. */
export function UntilLive({ children }: { readonly children: ReactNode }) {
  const isLive = useIsLive();
  return (
    <fieldset role="presentation" disabled={!isLive} className="contents">
      {children}
    </fieldset>
  );
}
