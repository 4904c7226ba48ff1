import { type Gap, listOfGap } from "../posture/findings/gaps";
import type { BothProofs, CurrentPosture, Posture, Verdict } from "../posture/posture";
import { countWaysIn } from "../posture/words/ways-in-sentence";
import { analysisVersion } from "../posture/analysis-version";
import type { ListedGap, PostureAnswer, PostureSummary, PublishedPosture } from "./posture";

/** A posture as snapshots store it. Its keys are in people's files and under fingerprints, so they stay. */
export function publishedPosture(posture: Posture): PublishedPosture {
  return {
    analysis: analysisVersion,
    coverage: posture.coverage,
    graph: posture.graph,
    gates: posture.gates.map(({ control, ...verdicts }) => ({ control, ...published(verdicts) })),
    chains: published(posture.chains),
    chokePoints: published(posture.chokePoints),
    bestSingleFix: published(posture.bestSingleFix),
    threats: published(posture.threats),
    frameworks: published(posture.frameworks),
    slsa: published(posture.slsa),
    gaps: published(posture.gaps),
    waysIn: published(posture.waysIn),
    ...(posture.unprotectedHandOvers
      ? { unprotectedHandOvers: published(posture.unprotectedHandOvers) }
      : {}),
    bestChanges: posture.bestChanges,
    handOvers: posture.handOvers,
  };
}

/** A posture with only coverage and gaps, as snapshots store it. */
export function publishedCounts({
  coverage,
  gaps,
}: Pick<Posture, "coverage" | "gaps">): Pick<PublishedPosture, "coverage" | "gaps"> {
  return { coverage, gaps: published(gaps) };
}

/** As the API and the command line return it: with the inputs of the analysis, and the list of each gap. */
export function publishedAnswer(posture: CurrentPosture): PostureAnswer {
  const { revision, catalogue, analysedAt } = posture;
  const { declared, proven } = posture.gaps;
  return {
    revision,
    catalogue,
    analysedAt,
    ...publishedPosture(posture),
    gaps: { asDeclared: listed(declared), asProven: listed(proven) },
  };
}

const gapsOnPage = 100;

/**
 * The part of a posture whose size does not depend on the map, with one page of its gaps.
 * @param page from 1; past the last page there are no gaps
 */
export function publishedSummary(posture: CurrentPosture, page: number): PostureSummary {
  const { revision, catalogue, analysedAt, coverage, graph, gaps } = posture;
  const { bestSingleFix, slsa } = posture;
  const [declared, proven] = [gaps.declared.length, gaps.proven.length];
  const onPage = <T>(all: readonly T[]) => all.slice((page - 1) * gapsOnPage, page * gapsOnPage);
  const judged = ({ verdict, exposedTargets, open }: Verdict) => ({
    verdict,
    exposedTargets: exposedTargets.length,
    ...(open ? { open } : {}),
  });
  return {
    revision,
    catalogue,
    analysedAt,
    coverage: { pipeline: coverage.pipeline, stages: coverage.stages },
    targets: graph.targets.length,
    gates: posture.gates.map((gate) => ({
      control: gate.control,
      asDeclared: judged(gate.declared),
      asProven: judged(gate.proven),
    })),
    bestSingleFix: published(bestSingleFix),
    slsa: published(slsa),
    bestChanges: posture.bestChanges,
    gapCounts: { asDeclared: declared, asProven: proven },
    gaps: { asDeclared: listed(onPage(gaps.declared)), asProven: listed(onPage(gaps.proven)) },
    page,
    pages: Math.max(1, Math.ceil(Math.max(declared, proven) / gapsOnPage)),
    waysIn: {
      asDeclared: countWaysIn(posture.waysIn.declared),
      asProven: countWaysIn(posture.waysIn.proven),
    },
  };
}

function listed(gaps: readonly Gap[]): readonly ListedGap[] {
  return gaps.map((gap) => ({ list: listOfGap(gap.status), ...gap }));
}

function published<T>({ declared, proven }: BothProofs<T>): { readonly asDeclared: T; readonly asProven: T } {
  return { asDeclared: declared, asProven: proven };
}
