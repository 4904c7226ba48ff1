import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export function Chip({
  href,
  isChosen,
  title,
  children,
}: {
  readonly href: string;
  readonly isChosen: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      title={title}
      aria-current={isChosen ? "true" : undefined}
      className={clsx(
        "inline-flex min-h-7 max-sm:pointer-coarse:min-h-11 shrink-0 items-center whitespace-nowrap gap-1.5 rounded-full border px-3 py-0.5 tabular-nums no-underline transition-colors duration-150",
        isChosen
          ? "border-blue bg-panel font-bold text-blue"
          : "border-line-strong bg-panel text-soft hover:border-control hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}
