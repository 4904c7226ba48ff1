import { acceptedLook } from "./accepted-look";
import { statusLooks, statusOrder, layOutParts } from "./status";
import type { Counts } from "@/lib/domain/posture/posture";
import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

export function CoverageBar({ counts, className }: { readonly counts: Counts; readonly className?: string }) {
  return (
    <PartsBar
      parts={statusOrder.map(({ key, status }) => ({
        key,
        count: counts[key],
        look: statusLooks[status].bar,
      }))}
      className={className}
    />
  );
}

export interface BarPart {
  readonly key: string;
  readonly count: number;
  readonly look: string;
}

/**
 * One bar of parts, each as wide as its count. An SVG, so that no style attribute is needed; the numbers are beside it in
 * words. Strokes keep their width however far the bar is stretched.
 */
export function PartsBar({
  parts,
  className,
}: {
  readonly parts: readonly BarPart[];
  readonly className?: string | undefined;
}) {
  if (parts.every(({ count }) => count === 0))
    return (
      <div
        aria-hidden
        className={clsx("h-2 rounded-sm border border-dashed border-line-strong", className)}
      />
    );
  return (
    <svg
      aria-hidden
      className={clsx("block h-2 w-full overflow-visible", className)}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
    >
      {layOutParts(parts, 100).map(({ part: { key, look }, x, width }) => (
        <rect
          key={key}
          x={x}
          y={1}
          width={Math.max(width - 0.6, 0.3)}
          height={6}
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
          className={look}
        />
      ))}
    </svg>
  );
}

interface StatusTotalsProps {
  readonly counts: Counts;
  /** The list of a status, or of all in scope; absent: the list is beside the numbers. */
  readonly hrefOf?: (status: EffectiveStatus | "scope") => string;
  /** The subject of the counts: "Build" */
  readonly of: string;
  /** The keyboard goes to the list of all in scope, and chooses the status there: a tab stop per status would be too many. */
  readonly isForPointers?: boolean;
  /** The number in scope is shown beside them already. */
  readonly isBesideTotal?: boolean;
}

/** The number of controls with each status in one line of signs, and their total. Statuses without any are left out. */
export function StatusTotals({
  counts,
  hrefOf,
  of,
  isForPointers = false,
  isBesideTotal = false,
}: StatusTotalsProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-2 text-tiny tabular-nums">
      {statusOrder
        .filter(({ key }) => counts[key] > 0)
        .map(({ key, status }) => {
          const { Icon, text, word } = statusLooks[status];
          return (
            <Counted
              key={key}
              href={hrefOf?.(status)}
              tabIndex={isForPointers ? -1 : undefined}
              className={`inline-flex items-center gap-0.5 font-bold ${text}`}
              title={word}
            >
              <Icon aria-hidden size={12} strokeWidth={2.5} />
              {counts[key]}
              <span className="sr-only">
                {" "}
                {word.toLowerCase()} in {of},
              </span>
            </Counted>
          );
        })}
      {(counts.accepted ?? 0) > 0 && (
        <span
          className={`inline-flex items-center gap-0.5 ${acceptedLook.text}`}
          title="Missing and accepted"
        >
          <acceptedLook.Icon aria-hidden size={11} strokeWidth={2.2} />
          {counts.accepted}
          <span className="sr-only"> of the missing accepted in {of},</span>
        </span>
      )}
      {isBesideTotal ? null : counts.inScope === 0 ? (
        <span className="text-soft">no controls in scope</span>
      ) : (
        <Counted href={hrefOf?.("scope")} className="inline-flex items-center text-soft">
          of {counts.inScope}
          <span className="sr-only"> in scope in {of}</span>
        </Counted>
      )}
    </p>
  );
}

interface CountedProps {
  readonly href: string | undefined;
  readonly className: string;
  readonly title?: string;
  readonly tabIndex?: number | undefined;
  readonly children: ReactNode;
}

function Counted({ href, className, title, tabIndex, children }: CountedProps) {
  if (href === undefined)
    return (
      <span className={className} title={title}>
        {children}
      </span>
    );
  return (
    <Link
      href={href}
      prefetch={false}
      title={title}
      tabIndex={tabIndex}
      className={`${className} -my-1 min-h-6 py-0.5 hover:underline`}
    >
      {children}
    </Link>
  );
}
