import { withoutApart } from "../gates/apart";
import { createStandings, type GateStandings } from "../gates/gate-standings";
import type { Verdict, Proof } from "../posture";
import { judgeGate } from "./verdicts";
import { createPassage, type Passage, type Protected } from "../gates/passage";
import { bestPlaceFor, type Candidate, countClosed } from "../fix/best-place";
import type { MapStatuses } from "../coverage/assess";

interface JudgedGate {
  readonly verdict: Verdict;
  /** Where it alone would close most; undefined where it closes nothing anywhere. */
  readonly place: Candidate | undefined;
  /** By node: how many exposed targets it alone would close there. */
  readonly closes: ReadonlyMap<number, number>;
}

const closesNothing: ReadonlyMap<number, number> = new Map();

/** The verdicts on one batch of gates, one way of counting. */
export interface Judged {
  readonly protectedMap: Protected;
  readonly standings: GateStandings;
  readonly gates: readonly JudgedGate[];
  /** Gates whose answer may differ from before, a bit each. */
  readonly changed: number;
}

/** @param before the same batch of the same map, judged earlier: what stands where it stood keeps its verdict. */
export function judge(whole: Protected, assessed: MapStatuses, proof: Proof, before?: Judged): Judged {
  const protectedMap = withoutApart(whole, assessed, proof, before?.protectedMap);
  const { graph, rules } = protectedMap;
  const standings = createStandings(rules, graph, assessed, proof);
  const known = before?.protectedMap === protectedMap ? before : undefined;
  const changed = known ? differing(standings, known.standings) : -1;
  if (known && changed === 0) return { ...known, changed };
  const passage = createPassage(protectedMap, standings);
  const gates = rules.gates.map((_gate, index) => {
    const same = (changed & (1 << index)) === 0 ? known?.gates[index] : undefined;
    return same ?? judgeOne(protectedMap, passage, index);
  });
  return { protectedMap, standings, gates, changed };
}

function judgeOne(protectedMap: Protected, passage: Passage, index: number): JudgedGate {
  const { graph, rules } = protectedMap;
  const { verdict, exposed, open } = judgeGate(protectedMap, passage, index);
  const ways = { graph, rules, bit: 1 << index, closed: passage.standings.closed };
  const closes = open ? countClosed(ways, passage, { exposed, open }) : closesNothing;
  return { verdict, place: bestPlaceFor(ways, passage, closes), closes };
}

function differing(a: GateStandings, b: GateStandings): number {
  let bits = 0;
  for (const key of ["own", "candidates", "halfDone", "nearlyDone"] as const) {
    for (let node = 0; node < a[key].length; node++) bits |= (a[key][node] ?? 0) ^ (b[key][node] ?? 0);
  }
  return bits;
}
