import type { Counts } from "@/lib/domain/posture/coverage";
import type { EffectiveStatus } from "@/lib/domain/posture/effective-status";
import { statusLooks } from "./status-look";

const shown = [
  ["verified", "verified"],
  ["declared", "declared"],
  ["partial", "partial"],
  ["stale", "stale"],
  ["contradicted", "contradicted"],
  ["missing", "missing"],
  ["notAssessed", "not-assessed"],
] as const satisfies readonly (readonly [keyof Counts, EffectiveStatus])[];

/** The counts of a stage in one line of glyphs, with what they are out of. */
export function StatusTotals({ counts }: { readonly counts: Counts }) {
  return (
    <p className="flex flex-wrap gap-x-2.5 text-tiny tabular-nums">
      {shown
        .filter(([key]) => counts[key] > 0)
        .map(([key, status]) => {
          const { Icon, text, word } = statusLooks[status];
          return (
            <span key={key} className={`inline-flex items-center gap-0.5 font-bold ${text}`} title={word}>
              <Icon aria-hidden size={12} strokeWidth={2.5} />
              {counts[key]}
              <span className="sr-only"> {word.toLowerCase()},</span>
            </span>
          );
        })}
      <span className="text-soft">of {counts.inScope}</span>
    </p>
  );
}
