import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

/** A choice of one of several, side by side in one frame. */
export function Segments({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="relative flex h-7 shrink-0 divide-x divide-line overflow-hidden rounded-control border border-line-strong bg-panel text-tiny font-medium text-soft max-md:h-[46px] max-md:max-w-full max-md:overflow-x-auto print:hidden"
    >
      {children}
    </nav>
  );
}

interface SegmentProps {
  readonly href: string;
  readonly isChosen: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

export function Segment({ href, isChosen, title, children }: SegmentProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      title={title}
      aria-current={isChosen ? "true" : undefined}
      className={clsx(
        "flex shrink-0 items-center gap-1 px-2 whitespace-nowrap tabular-nums no-underline -outline-offset-2 hover:text-ink max-md:min-w-11 max-md:justify-center max-md:px-3",
        isChosen && "bg-blue-soft font-bold text-blue",
      )}
    >
      {children}
    </Link>
  );
}
