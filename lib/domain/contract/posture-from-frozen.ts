import type * as z from "zod";
import type { BothProofs, Posture } from "../posture/posture";
import type { frozenPostureSchema } from "./posture";

type Frozen = z.infer<typeof frozenPostureSchema>;

/** Brings a frozen posture into the analysis's current form; undefined if its analysis knew less. */
export function postureFromFrozen(frozen: Frozen): Posture | undefined {
  const { coverage, graph, gates, chains, chokePoints, bestSingleFix, threats, frameworks, slsa, gaps } =
    frozen;
  const { waysIn, unprotectedHandOvers, bestChanges, handOvers } = frozen;
  if (!graph || !gates || !chains || !chokePoints || !bestSingleFix || !threats || !frameworks || !slsa)
    return undefined;
  if (!waysIn || !bestChanges || !handOvers) return undefined;
  return {
    coverage,
    graph,
    gates: gates.map(({ control, ...verdicts }) => ({ control, ...bothOf(verdicts) })),
    chains: bothOf(chains),
    chokePoints: bothOf(chokePoints),
    bestSingleFix: bothOf(bestSingleFix),
    threats: bothOf(threats),
    frameworks: bothOf(frameworks),
    slsa: bothOf(slsa),
    gaps: bothOf(gaps),
    waysIn: bothOf(waysIn),
    ...(unprotectedHandOvers ? { unprotectedHandOvers: bothOf(unprotectedHandOvers) } : {}),
    bestChanges,
    handOvers,
  };
}

function bothOf<T>({
  asDeclared,
  asProven,
}: {
  readonly asDeclared: T;
  readonly asProven: T;
}): BothProofs<T> {
  return { declared: asDeclared, proven: asProven };
}
