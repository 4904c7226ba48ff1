import type { ReactNode } from "react";

/** A word in place of the title: over the strip under which the content scrolls, and beside the close button. */
export function BesideClose({ children }: { readonly children: ReactNode }) {
  return <div className="relative z-20 pr-8">{children}</div>;
}
