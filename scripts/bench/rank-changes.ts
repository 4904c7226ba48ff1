import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse, changesSoFar, lookForChanges } from "@/lib/domain/posture/analyse";
import { middleOf, timeOf } from "./measure";
import { ratioRow } from "./ratio-row";
import { readPosture } from "./read-posture";
import type { Row } from "./table";

/** The limit for the whole ranking, in analyses of the same map. */
const mostAnalyses = 20;

/** The time to find the changes, in milliseconds. */
export interface Ranking {
  /** The preceding analysis. */
  readonly analysis: number;
  readonly whole: number;
  readonly longestStep: number;
  /** Until the first result. */
  readonly first: number;
}

/** Finds the best changes of a map, step by step, right after an analysis. */
export async function rankChanges(pipeline: Pipeline, today: string): Promise<Ranking> {
  const posture = analyse(pipeline, mappedCatalogue, today);
  readPosture(posture);
  const analysis = await timeOf(() => readPosture(analyse(pipeline, mappedCatalogue, today)));
  let [whole, longestStep, first] = [0, 0, Infinity];
  for (let isMore = true; isMore;) {
    const step = await timeOf(() => (isMore = lookForChanges(posture)));
    whole += step;
    longestStep = Math.max(longestStep, step);
    if (first === Infinity && (!isMore || changesSoFar(posture).length > 0)) first = whole;
  }
  return { analysis, whole, longestStep, first };
}

export function rankingRow(what: string, rankings: readonly Ranking[]): Row {
  return ratioRow({
    what: `finding what to do first on ${what}`,
    middle: middleOf(rankings.map(({ whole, analysis }) => [whole, analysis])),
    most: mostAnalyses,
    floor: "for the posture",
  });
}
