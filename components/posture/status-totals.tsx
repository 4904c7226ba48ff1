import type { Counts } from "@/lib/domain/posture/coverage";
import { statusLooks } from "./status-look";
import { statusOrder } from "./status-order";

/** How many controls have each status in one line of glyphs, with what they are out of. Statuses without any are left out. */
export function StatusTotals({ counts }: { readonly counts: Counts }) {
  return (
    <p className="flex flex-wrap gap-x-2.5 text-tiny tabular-nums">
      {statusOrder
        .filter(({ key }) => counts[key] > 0)
        .map(({ key, status }) => {
          const { Icon, text, word } = statusLooks[status];
          return (
            <span key={key} className={`inline-flex items-center gap-0.5 font-bold ${text}`} title={word}>
              <Icon aria-hidden size={12} strokeWidth={2.5} />
              {counts[key]}
              <span className="sr-only"> {word.toLowerCase()},</span>
            </span>
          );
        })}
      <span className="text-soft">{counts.inScope === 0 ? "no controls in scope" : `of ${counts.inScope}`}</span>
    </p>
  );
}
