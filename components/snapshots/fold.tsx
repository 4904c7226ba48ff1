import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface FoldProps {
  /** The target of links; a browser that follows one opens the fold. */
  readonly id: string;
  readonly title: string;
  /** Its content in one line. */
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A long list behind its summary. Print keeps the state of the screen. */
export function Fold({ id, title, summary, isOpen = false, children }: FoldProps) {
  return (
    <details open={isOpen} className="group/fold closed-on-paper border-t border-line last:border-b">
      <summary className="flex min-h-11 list-none items-baseline gap-x-3 py-2.5 hover:bg-panel [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          className="shrink-0 self-center text-soft transition-transform group-open/fold:rotate-90"
        />
        <h2 className="shrink-0 text-lead">{title}</h2>
        <span className="min-w-0 text-soft tabular-nums">{summary}</span>
      </summary>
      <section id={id} tabIndex={-1} aria-label={title} className="scroll-mt-24 pb-5 outline-none sm:pl-7">
        {children}
      </section>
    </details>
  );
}
