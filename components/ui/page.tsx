import { clsx } from "clsx";
import type { ReactNode } from "react";

export function Page({
  title,
  lead,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Contains a map, which needs the room. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx(
        "mx-auto w-full px-4 outline-none sm:px-5",
        isWide ? "max-w-[1600px] py-5" : "max-w-[1180px] py-7",
      )}
    >
      <h1 className="text-title break-words">{title}</h1>
      {lead !== undefined && (
        <p className={clsx("mt-0.5 mb-5 text-lead text-soft", isWide ? "max-w-[110ch]" : "max-w-[72ch]")}>
          {lead}
        </p>
      )}
      {children}
    </main>
  );
}

export function EmptyState({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-dashed border-line-strong bg-panel p-8">
      <h2 className="text-lead">{title}</h2>
      <div className="flex max-w-[62ch] flex-col items-start gap-3 text-soft">{children}</div>
    </section>
  );
}

export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:top-2 focus-visible:left-2 focus-visible:z-50 focus-visible:rounded-control focus-visible:bg-panel focus-visible:px-3 focus-visible:py-2 focus-visible:shadow-card"
    >
      Skip to content
    </a>
  );
}
