import { CoverageBar } from "@/components/marks/coverage-bar";
import { StatusTotals } from "@/components/marks/status-totals";
import { stages } from "@/lib/domain/pipeline/document";
import { askFor, controlsHref } from "./snapshot-query";
import { stageNames } from "@/lib/domain/words/stage-names";
import type { StageCounts } from "@/lib/domain/posture/coverage/standing";

/** The three stages beside each other: name, bar, counts, which lead to their controls. @param path of the snapshot. */
export function StageBars({ counts, path }: { readonly counts: StageCounts; readonly path: string }) {
  return (
    <ul className="grid gap-x-5 gap-y-3 sm:grid-cols-3">
      {stages.map((stage) => (
        <li key={stage} className="min-w-0">
          <p className="mb-1 font-medium">{stageNames[stage]}</p>
          <CoverageBar counts={counts[stage]} className="mb-1" />
          <StatusTotals
            of={stageNames[stage]}
            counts={counts[stage]}
            hrefOf={(status) => controlsHref(path, { stage, ...askFor(status) })}
          />
        </li>
      ))}
    </ul>
  );
}
