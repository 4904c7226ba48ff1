import { CoverageBar } from "@/components/posture/coverage-bar";
import { StatusTotals } from "@/components/posture/status-totals";
import { stages } from "@/lib/domain/pipeline/document";
import { type StageCounts, stageNames } from "@/lib/domain/posture/sentences";

/** The three stages beside each other: name, bar, counts. */
export function StageBars({ counts }: { readonly counts: StageCounts }) {
  return (
    <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-3">
      {stages.map((stage) => (
        <li key={stage} className="min-w-0">
          <p className="mb-1 font-medium">{stageNames[stage]}</p>
          <CoverageBar counts={counts[stage]} className="mb-1" />
          <StatusTotals counts={counts[stage]} />
        </li>
      ))}
    </ul>
  );
}
