import { type NumberLink, NumberLinks } from "@/components/findings/number-links";
import { type GapQuery, gapsHref } from "@/components/findings/gaps/gap-query";
import { type ListedPipeline, sumOf } from "./posture-numbers";
import { counted, plural, stageNames } from "@/lib/domain/words/english";
import { openCount } from "@/lib/domain/posture/coverage/coverage";

export function LeadSentence({ pipelines }: { readonly pipelines: readonly ListedPipeline[] }) {
  const first = pipelines[0];
  if (first === undefined) return null;
  const name = <b className="break-words text-ink">{first.name}</b>;
  const inScope = sumOf(first.coverage, "inScope");
  if (inScope === 0) return <>{name} has nothing to assess yet: its map needs a first node.</>;
  const openControls = sumOf(first.coverage, openCount);
  if (openControls === 0)
    return pipelines.length === 1 ? <>{name} has no open control.</> : <>No pipeline has an open control.</>;
  const all = sumOf(first.coverage, "notAssessed") === inScope;
  const sentence = all
    ? `${plural(inScope, "its one control is", `all its ${inScope} controls are`)} not assessed. ${weakestText(first)}`
    : `${openControls} of its ${inScope} controls ${plural(openControls, "is", "are")} open. ${weakestText(first)}${againstText(first)}`;
  return (
    <>
      {name} needs you first:{" "}
      <NumberLinks sentence={sentence} links={numbersOf(first, all ? [] : [openControls])} />
    </>
  );
}

/** Where the numbers of the sentence lead, in its order. @param openControls if it says how many are open. */
function numbersOf({ id, coverage }: ListedPipeline, openControls: readonly number[]): readonly NumberLink[] {
  const link = (count: number, what: string, ask: Partial<GapQuery>): NumberLink => ({
    count,
    what,
    href: gapsHref(`/pipelines/${id}/gaps`, ask),
  });
  const { weakestStage: stage } = coverage;
  const counts = stage && coverage.stages[stage];
  const isUntouched = counts?.notAssessed === counts?.inScope;
  return [
    ...openControls.map((count) => link(count, "open controls", {})),
    link(sumOf(coverage, "inScope"), "controls in scope", { show: "scope" }),
    ...(stage && counts
      ? [
          ...(isUntouched
            ? []
            : [link(openCount(counts), `open controls of the stage ${stageNames[stage]}`, { stage })]),
          link(counts.inScope, `controls of the stage ${stageNames[stage]} in scope`, {
            stage,
            show: "scope",
          }),
          link(counts.notAssessed, `controls of the stage ${stageNames[stage]} that are not assessed`, {
            stage,
            status: "not-assessed",
          }),
        ]
      : []),
    link(sumOf(coverage, "contradicted"), "contradicted controls", { status: "contradicted" }),
    link(sumOf(coverage, "stale"), "stale controls", { status: "stale" }),
  ];
}

function weakestText({ coverage }: ListedPipeline): string {
  const stage = coverage.weakestStage;
  if (stage === undefined) return "";
  const counts = coverage.stages[stage];
  if (counts.notAssessed === counts.inScope)
    return `Begin with ${stageNames[stage]}, where ${counts.inScope} apply.`;
  const unanswered = counts.notAssessed > 0 ? `, ${counts.notAssessed} of them not assessed yet` : "";
  return `${stageNames[stage]} is its weakest stage, with ${openCount(counts)} of ${counts.inScope} open${unanswered}.`;
}

function againstText({ coverage }: ListedPipeline): string {
  const contradicted = sumOf(coverage, "contradicted");
  const stale = sumOf(coverage, "stale");
  const parts = [
    ...(contradicted > 0 ? [`${counted(contradicted, "is", "are")} contradicted by evidence`] : []),
    ...(stale > 0 ? [`${counted(stale, "is", "are")} stale, with expired evidence`] : []),
  ];
  return parts.length === 0 ? "" : ` Of what was called implemented, ${parts.join(", and ")}.`;
}
