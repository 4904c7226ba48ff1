import type { ReactNode } from "react";

export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong px-1 font-mono text-tiny text-soft">{children}</kbd>
  );
}
