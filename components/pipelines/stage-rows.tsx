import { CoverageBar } from "@/components/posture/coverage-bar";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import type { Counts } from "@/lib/domain/posture/coverage";
import { stageNames, stageOrder, standing } from "./posture-numbers";

/** Per stage: a bar, and what it says in words. */
export function StageRows({ stages }: { readonly stages: PipelineSummary["stages"] }) {
  return (
    <ul className="flex flex-col gap-2">
      {stageOrder.map((stage) => (
        <li key={stage} className="grid grid-cols-[5rem_1fr] items-center gap-x-3 sm:grid-cols-[5rem_minmax(6rem,1fr)_15.5rem]">
          <span>{stageNames[stage]}</span>
          <CoverageBar counts={stages[stage]} />
          <span className="col-start-2 text-tiny text-soft tabular-nums sm:col-start-auto">{countsText(stages[stage])}</span>
        </li>
      ))}
    </ul>
  );
}

function countsText(counts: Counts): string {
  if (counts.inScope === 0) return "no controls in scope";
  const stands = standing(counts);
  const verified = stands === 0 ? "" : `, ${counts.verified} verified`;
  const unanswered = counts.notAssessed === 0 ? "" : `, ${counts.notAssessed} not assessed`;
  return `${stands} of ${counts.inScope} stand${verified}${unanswered}`;
}
