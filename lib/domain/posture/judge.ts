import type { Assessed } from "./assessed";
import { bestPlaceFor, type Candidate } from "./best-single-fix";
import { createStandings, type GateStandings } from "./gate-standings";
import type { Proof } from "./sentences";
import { createPassage, judgeGate, type JudgedGate, type Protected } from "./verdicts";

/** The verdicts on one batch of gates, one way of counting. */
export interface Judged {
  readonly protectedMap: Protected;
  readonly standings: GateStandings;
  readonly gates: readonly JudgedGate[];
  /** By gate: where it alone would close most. */
  readonly places: readonly (Candidate | undefined)[];
  /** Gates whose answer may differ from before, a bit each. */
  readonly changed: number;
}

/** @param before the same batch of the same map, judged earlier: what stands where it stood keeps its verdict. */
export function judge(protectedMap: Protected, assessed: Assessed, proof: Proof, before?: Judged): Judged {
  const { graph, rules } = protectedMap;
  const standings = createStandings(rules, graph, assessed, proof);
  const known = before?.protectedMap === protectedMap ? before : undefined;
  const changed = known ? differing(standings, known.standings) : -1;
  if (known && changed === 0) return { ...known, changed };
  const passage = createPassage(protectedMap, standings);
  const gates = rules.gates.map((_gate, index) => {
    const same = (changed & (1 << index)) === 0 ? known?.gates[index] : undefined;
    return same ?? judgeGate(protectedMap, passage, index);
  });
  const places = gates.map(({ exposed }, index) => {
    if (known && (changed & (1 << index)) === 0) return known.places[index];
    return bestPlaceFor({ graph, rules, bit: 1 << index, closed: standings.closed }, passage, exposed);
  });
  return { protectedMap, standings, gates, places, changed };
}

function differing(a: GateStandings, b: GateStandings): number {
  let bits = 0;
  for (const key of ["own", "candidates", "halfDone", "nearlyDone"] as const) {
    for (let node = 0; node < a[key].length; node++) bits |= (a[key][node] ?? 0) ^ (b[key][node] ?? 0);
  }
  return bits;
}
