import type { BothProofs, GateResult, Posture, Verdict } from "../domain/posture/posture";
import { someCounts } from "./some-counts";

export function bothWays<T>(value: T): BothProofs<T> {
  return { declared: value, proven: value };
}

/** A verdict by hand; open ones say what they expose. */
export function aVerdict(fields: Partial<Verdict> = {}): Verdict {
  return { verdict: "holds", exposedTargets: [], openEdges: [], ...fields };
}

export function aGate(control: string, fields: Partial<Verdict> = {}): GateResult {
  return { control, ...bothWays(aVerdict(fields)) };
}

export function aPosture(fields: Partial<Posture> = {}): Posture {
  const nothing = someCounts();
  return {
    coverage: { pipeline: nothing, stages: { build: nothing, distribute: nothing, run: nothing }, nodes: {} },
    graph: {
      origins: { firstParty: [], thirdParty: [] },
      targets: [],
      otherTargets: [],
      unconnected: [],
      notes: [],
    },
    gates: [],
    chains: bothWays([]),
    chokePoints: bothWays([]),
    bestSingleFix: bothWays(null),
    threats: bothWays([]),
    frameworks: bothWays([]),
    slsa: bothWays({ build: { next: [] }, source: { next: [] } }),
    gaps: bothWays([]),
    waysIn: bothWays([]),
    bestChanges: [],
    handOvers: [],
    ...fields,
  };
}
