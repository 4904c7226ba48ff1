import type { ReactNode } from "react";

/** A word in the place of the title: over the strip that what scrolls goes under, and beside the button that closes the inspector. */
export function BesideClose({ children }: { readonly children: ReactNode }) {
  return <div className="relative z-20 pr-8">{children}</div>;
}
