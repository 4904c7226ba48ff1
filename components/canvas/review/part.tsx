import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface PartProps {
  /** A figure with what it is out of: it opens into what is behind it. */
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** A number that opens into the nodes and claims behind it. */
export function Part({ summary, isOpen = false, children }: PartProps) {
  return (
    <details open={isOpen} className="group/part">
      <summary className="-mx-1.5 flex min-h-7 list-none items-start gap-1 rounded-control px-1.5 py-1 hover:bg-bg [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="mt-0.5 shrink-0 text-faint transition-transform duration-150 group-open/part:rotate-90"
        />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="pt-0.5 pb-1 pl-4.5">{children}</div>
    </details>
  );
}
