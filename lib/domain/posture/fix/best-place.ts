import { stages } from "../../pipeline/document-lists";
import { compareText } from "../../pipeline/pipeline";
import { createUnreachableCounter } from "./unreachable-counter";
import { dominatorsOf } from "../../graph/dominators";
import { costOf } from "../gates/gate-standings";
import { type GateWays, seenAt, unseenAt } from "../gates/gate-ways";
import type { PostureGraph } from "../graph/posture-graph";
import type { OpenGraph } from "../gates/open-graph";
import type { Passage } from "../gates/passage";

export interface ExposedGate {
  readonly exposed: readonly number[];
  readonly open: OpenGraph;
}

/** A gate that would be made to stand on one node, with what that would close. */
export interface Candidate {
  readonly node: number;
  readonly control: string;
  readonly weight: number;
  /** In quarters. */
  readonly cost: number;
  readonly closes: number;
}

/**
 * The node where one bypassed gate would close most by itself; undefined if none closes anything.
 * @param closes by node, how many exposed targets it closes: `countClosed`
 */
export function bestPlaceFor(
  ways: GateWays,
  passage: Passage,
  closes: ReadonlyMap<number, number>,
): Candidate | undefined {
  const { graph, rules, bit } = ways;
  const control = rules.gates[31 - Math.clz32(bit)];
  if (!control) return undefined;
  let best: Candidate | undefined;
  for (const [node, count] of closes) {
    const candidate = {
      node,
      control: control.id,
      weight: control.weight,
      cost: costOf(passage.standings, node, bit),
      closes: count,
    };
    if (!best || compareCandidates(graph, candidate, best) < 0) best = candidate;
  }
  return best;
}

/** By candidate node: how many exposed targets the gate would protect there. */
export function countClosed(
  ways: GateWays,
  passage: Passage,
  { exposed, open }: ExposedGate,
): ReadonlyMap<number, number> {
  const { bit } = ways;
  const { before, order } = dominatorsOf(open.states.length, open.starts, open.from, open.to);
  const counts = new Int32Array(open.states.length + 1);
  for (const target of exposed) counts[open.placeOf[seenAt(target)] ?? open.states.length] = 1;
  // In reverse topological order.
  for (const place of order.toReversed())
    counts[before[place] ?? 0] = (counts[before[place] ?? 0] ?? 0) + (counts[place] ?? 0);
  const closed = new Map<number, number>();
  for (const place of order) {
    const node = (open.states[place] ?? 0) >> 1;
    if (((passage.standings.candidates[node] ?? 0) & bit) !== 0 && (counts[place] ?? 0) > 0)
      closed.set(node, counts[place] ?? 0);
  }
  const helped = helpedRunners(ways, passage, open);
  if (helped.size === 0) return closed;
  const isExposed = new Uint8Array(open.states.length);
  for (const target of exposed) isExposed[open.placeOf[seenAt(target)] ?? -1] = 1;
  const countCutOff = createUnreachableCounter(open, isExposed);
  for (const [helper, runners] of helped) {
    const count = countCutOff([helper, ...runners].flatMap((node) => placesOf(open, node)));
    if (count > 0) closed.set(helper, count);
  }
  return closed;
}

/** Where open ways pass a node: in either state, or in both. */
function placesOf({ placeOf }: OpenGraph, node: number): readonly number[] {
  return [seenAt(node), unseenAt(node)].map((state) => placeOf[state] ?? -1).filter((place) => place !== -1);
}

/** Nodes that send manifests and are the last that is missing for some runners: the gate there closes those too. */
function helpedRunners(
  { graph, rules, bit }: GateWays,
  passage: Passage,
  open: OpenGraph,
): ReadonlyMap<number, readonly number[]> {
  const helped = new Map<number, number[]>();
  if ((rules.byDelivery & bit) === 0) return helped;
  const { own, candidates } = passage.standings;
  for (const [runner, senders] of graph.sendersOf) {
    const [missing, another] = senders.filter((sender) => ((own[sender] ?? 0) & bit) === 0);
    if (missing === undefined || another !== undefined || ((candidates[missing] ?? 0) & bit) === 0) continue;
    if (placesOf(open, runner).length === 0) continue;
    const known = helped.get(missing);
    if (known) known.push(runner);
    else helped.set(missing, [runner]);
  }
  return helped;
}

/** The best first: closes most, then the heavier control, the cheaper, the later stage, the name, the control. */
export function compareCandidates({ nodes }: PostureGraph, a: Candidate, b: Candidate): number {
  const stageOf = ({ node }: Candidate) => stages.indexOf(nodes[node]?.stage ?? "build");
  const nameOf = ({ node }: Candidate) => nodes[node]?.name ?? "";
  return (
    b.closes - a.closes ||
    b.weight - a.weight ||
    a.cost - b.cost ||
    stageOf(b) - stageOf(a) ||
    compareText(nameOf(a), nameOf(b)) ||
    compareText(a.control, b.control) ||
    a.node - b.node
  );
}
