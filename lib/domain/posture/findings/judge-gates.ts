import { asSigned, withoutApart } from "../gates/apart";
import { closeRunners, createStandings, type GateStandings } from "../gates/gate-standings";
import type { Verdict, Proof } from "../posture";
import { judgeGate, type OnMap } from "./verdicts";
import { createPassage, type Passage, type Protected } from "../gates/passage";
import { bestPlaceFor, type Candidate, countClosed } from "../fix/best-place";
import type { MapStatuses } from "../coverage/assess";
import { effectiveAt } from "../coverage/effective-at";

interface JudgedGate {
  readonly verdict: Verdict;
  /** The node where it alone would close most; undefined if it closes nothing. */
  readonly place: Candidate | undefined;
  /** By node: how many exposed targets the gate alone would close there. */
  readonly closes: ReadonlyMap<number, number>;
}

const closesNothing: ReadonlyMap<number, number> = new Map();

/** The verdicts on one batch of gates, by one proof. */
export interface Judged {
  readonly protectedMap: Protected;
  readonly standings: GateStandings;
  readonly gates: readonly JudgedGate[];
}

export function judge(whole: Protected, assessed: MapStatuses, proof: Proof): Judged {
  const protectedMap = asSigned(whole, assessed, proof);
  const standings = createStandings(protectedMap.rules, protectedMap.graph, assessed, proof);
  const passage = createPassage(protectedMap, standings);
  const ifSigned = whole.signed && onMapIfSigned(whole, assessed, proof);
  const gates = protectedMap.rules.gates.map((_gate, index) => {
    const judged = judgeOne(protectedMap, passage, index, ifSigned);
    return ifSigned ? withUnsigned(judged, whole, assessed, proof, ifSigned, 1 << index) : judged;
  });
  return { protectedMap, standings, gates };
}

function onMapIfSigned(whole: Protected, assessed: MapStatuses, proof: Proof): OnMap {
  const protectedMap = withoutApart(whole, assessed, proof);
  const { graph, rules } = protectedMap;
  return {
    protectedMap,
    passage: createPassage(protectedMap, createStandings(rules, graph, assessed, proof)),
  };
}

function judgeOne(protectedMap: Protected, passage: Passage, index: number, ifSigned?: OnMap): JudgedGate {
  const { graph, rules } = protectedMap;
  const { verdict, exposed, open } = judgeGate(protectedMap, passage, index, ifSigned);
  const ways = { graph, rules, bit: 1 << index, closed: passage.standings.closed };
  const closes = open ? countClosed(ways, passage, { exposed, open }) : closesNothing;
  return { verdict, place: bestPlaceFor(ways, passage, closes), closes };
}

/** With the nodes that have to sign for the gate to count where it is in place, and where its fix puts it. */
function withUnsigned(
  judged: JudgedGate,
  { signed }: Protected,
  assessed: MapStatuses,
  proof: Proof,
  { protectedMap: { graph, rules }, passage: { standings } }: OnMap,
  bit: number,
): JudgedGate {
  const { verdict } = judged;
  if (!signed || !verdict.fix) return judged;
  const own = standings.own.slice();
  for (const id of verdict.fix.nodes) {
    const node = graph.indexOf.get(id) ?? -1;
    own[node] = (own[node] ?? 0) | bit;
  }
  const closed = closeRunners(own, rules, graph);
  const carries = (_node: unknown, node: number) => ((closed[node] ?? 0) & bit) !== 0;
  const unsigned = signed.unsignedInto(effectiveAt(assessed, signed.by, proof), carries, bit);
  return unsigned.length === 0
    ? judged
    : { ...judged, verdict: { ...verdict, fix: { ...verdict.fix, unsigned } } };
}
