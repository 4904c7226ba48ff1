import type { Pipeline } from "../pipeline/pipeline";
import type { Posture } from "../posture/posture";
import { bypassCount, openGateCount } from "../posture/gates/open-gates";
import { unassessedGates } from "../posture/words/gates-sentence";
import { countWaysIn } from "../posture/words/ways-in-sentence";
import { type MapPicture, pictureMap } from "./map-picture";

/** Facts of a pipeline for a list that need its whole document. */
export interface PortfolioFacts {
  readonly picture: MapPicture;
  /** Every technology on the map once, by its id or as it was typed, sorted. */
  readonly tools: readonly string[];
  /** How many confirmed entry points lead unprotected to containers, with declared controls; absent: nothing runs yet. */
  readonly waysIn?: number;
  /** The number of open gates, with declared controls; absent: unknown, as nothing is assessed or nothing runs yet. */
  readonly openGates?: number;
  /** How many of these are in place, and bypassed. */
  readonly bypasses?: number;
  /**
   * How many of these are not in place and not fully assessed: some node that could enforce them has no status. Absent: none, or
   * unknown.
   */
  readonly unknownGates?: number;
}

/** @param posture of exactly this pipeline. */
export function portfolioFacts(pipeline: Pipeline, posture: Posture): PortfolioFacts {
  const nodes = [...pipeline.nodes.values()];
  const { coverage, graph, gates, waysIn } = posture;
  const { wholly, partly } = unassessedGates(gates.map(({ declared }) => declared));
  const isAssessed = coverage.pipeline.notAssessed < coverage.pipeline.inScope;
  return {
    picture: pictureMap(nodes, [...pipeline.edges.values()], (id) => coverage.nodes[id]),
    tools: [...new Set(nodes.flatMap(({ technologies = [] }) => technologies))].toSorted(),
    ...(graph.targets.length > 0 ? { waysIn: countWaysIn(waysIn.declared).said } : {}),
    ...(isAssessed && graph.targets.length > 0
      ? {
          openGates: openGateCount(gates, "declared"),
          bypasses: bypassCount(gates, "declared"),
          ...(wholly + partly > 0 ? { unknownGates: wholly + partly } : {}),
        }
      : {}),
  };
}
