import type { ReactNode } from "react";

export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-dashed border-line-strong bg-panel p-8">
      <h2 className="text-lead">{title}</h2>
      <div className="flex max-w-[62ch] flex-col items-start gap-3 text-soft">{children}</div>
    </section>
  );
}
