import { CoverageBar } from "@/components/marks/coverage-bar";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import type { NumberLink } from "@/components/findings/link-numbers";
import { NumberLinks } from "@/components/findings/number-links";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { type GapQuery, gapsHref } from "@/components/findings/gaps/gap-query";
import { standingOf } from "@/lib/domain/posture/coverage/standing";
import { stageNames } from "@/lib/domain/words/stage-names";

export function StageRows({
  pipeline,
  stages: of,
}: {
  readonly pipeline: string;
  readonly stages: PipelineSummary["stages"];
}) {
  return (
    <ul className="flex flex-col gap-2">
      {stages.map((stage) => (
        <li
          key={stage}
          className="grid grid-cols-[5rem_1fr] items-center gap-x-3 sm:grid-cols-[5rem_minmax(6rem,1fr)_15.5rem]"
        >
          <span>{stageNames[stage]}</span>
          <CoverageBar counts={of[stage]} />
          <span className="relative z-1 col-start-2 justify-self-start text-tiny text-soft tabular-nums sm:col-start-auto">
            <NumberLinks sentence={countsText(of[stage])} links={numbersOf(pipeline, stage, of[stage])} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function countsText(counts: Counts): string {
  if (counts.inScope === 0) return "no controls in scope";
  const stands = standingOf(counts);
  const verified = stands === 0 ? "" : `, ${counts.verified} verified`;
  const unanswered = counts.notAssessed === 0 ? "" : `, ${counts.notAssessed} not assessed`;
  return `${stands} of ${counts.inScope} stand${verified}${unanswered}`;
}

/** Where the numbers of a stage lead, in the order of its words. */
function numbersOf(pipeline: string, stage: Stage, counts: Counts): readonly NumberLink[] {
  const link = (count: number, what: string, ask: Partial<GapQuery>): NumberLink => ({
    count,
    what: `${what} of the stage ${stageNames[stage]}`,
    href: gapsHref(`/pipelines/${pipeline}/gaps`, { stage, ...ask }),
  });
  return [
    link(standingOf(counts), "standing controls", { show: "standing" }),
    link(counts.inScope, "controls in scope", { show: "scope" }),
    link(counts.verified, "verified controls", { show: "all", status: "verified" }),
    link(counts.notAssessed, "not assessed controls", { status: "not-assessed" }),
  ];
}
