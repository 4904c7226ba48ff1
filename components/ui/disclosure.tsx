import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  /** For a client component: called each time it opens. */
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A number, or a finding, that opens into its nodes and statuses; without a script. */
export function Disclosure({ summary, isOpen = false, onOpen, children }: DisclosureProps) {
  return (
    <details
      open={isOpen}
      onToggle={onOpen && ((event) => event.currentTarget.open && onOpen())}
      className="group/disclosure closed-on-paper min-w-0 open:w-full"
    >
      <summary className="-mx-1.5 inline-grid min-h-6 list-none grid-cols-[auto_1fr] items-start gap-1 rounded px-1.5 py-0.5 tabular-nums hover:bg-bg [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="mt-[3px] shrink-0 text-faint transition-transform duration-150 group-open/disclosure:rotate-90 print:hidden"
        />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="flex flex-col gap-2 pt-1 pb-1.5 pl-4.5">{children}</div>
    </details>
  );
}
