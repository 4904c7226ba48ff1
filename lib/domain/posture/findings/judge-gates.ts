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
}

export function judge(whole: Protected, assessed: MapStatuses, proof: Proof): Judged {
  const protectedMap = withoutApart(whole, assessed, proof);
  const { graph, rules } = protectedMap;
  const standings = createStandings(rules, graph, assessed, proof);
  const passage = createPassage(protectedMap, standings);
  const gates = rules.gates.map((_gate, index) => judgeOne(protectedMap, passage, index));
  return { protectedMap, standings, gates };
}

function judgeOne(protectedMap: Protected, passage: Passage, index: number): JudgedGate {
  const { graph, rules } = protectedMap;
  const { verdict, exposed, open } = judgeGate(protectedMap, passage, index);
  const ways = { graph, rules, bit: 1 << index, closed: passage.standings.closed };
  const closes = open ? countClosed(ways, passage, { exposed, open }) : closesNothing;
  return { verdict, place: bestPlaceFor(ways, passage, closes), closes };
}
