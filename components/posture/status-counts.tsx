import { clsx } from "clsx";
import type { Counts } from "@/lib/domain/posture/coverage";
import { statusLooks } from "./status-look";
import { statusOrder } from "./status-order";

/** How many controls have each status, as glyph and number with the word for the screen reader, then the denominator. Statuses without any are left out. */
export function StatusCounts({ counts, className }: { readonly counts: Counts; readonly className?: string }) {
  return (
    <span className={clsx("inline-flex flex-wrap items-center gap-x-2.5 gap-y-0.5 tabular-nums", className)}>
      {statusOrder
        .filter(({ key }) => counts[key] > 0)
        .map(({ key, status }) => {
          const { word, Icon, text } = statusLooks[status];
          return (
            <span key={key} title={word} className={clsx("inline-flex items-center gap-1 font-bold", text)}>
              <Icon aria-hidden size={13} strokeWidth={2.5} className="shrink-0" />
              {counts[key]}
              <span className="sr-only"> {word.toLowerCase()},</span>
            </span>
          );
        })}
      <span className="text-soft">{counts.inScope === 0 ? "nothing in scope" : `of ${counts.inScope}`}</span>
    </span>
  );
}
