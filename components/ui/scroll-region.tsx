import type { ReactNode } from "react";

/** A table longer than its place. Scrollable content must be reachable with the keyboard; on paper it is whole. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="mt-2 max-h-80 overflow-auto print:max-h-none"
    >
      {children}
    </div>
  );
}
