import { costOf, type GateStandings } from "./gate-standings";
import { type GateWays, seenAt } from "./gate-ways";
import { FlowNetwork } from "./min-cut";
import type { OpenGraph } from "./open-graph";

export interface Cut {
  /** Node indexes, ascending. */
  readonly nodes: readonly number[];
  /** In quarters, as `costOf`. */
  readonly cost: number;
}

const [source, sink] = [0, 1];

/**
 * The cheapest set of nodes that closes every open way to some targets; of several the one nearest to the targets.
 * A minimum vertex cut: each node that can carry the gate is split in two, with its cost between the halves.
 * @param open the open ways to those targets, none of which may be reached by a way on which no node is a candidate.
 */
export function cheapestCut({ bit }: Pick<GateWays, "bit">, standings: GateStandings, open: OpenGraph, targets: readonly number[]): Cut {
  const { states, placeOf, from, to, starts } = open;
  const isCandidate = (place: number) => ((standings.candidates[(states[place] ?? 0) >> 1] ?? 0) & bit) !== 0;
  const entry = (place: number) => 2 + place * 2;
  const exit = (place: number) => (isCandidate(place) ? 3 + place * 2 : entry(place));
  const arcs: number[] = [];
  for (const [place, state] of states.entries()) if (isCandidate(place)) arcs.push(entry(place), exit(place), costOf(standings, state >> 1, bit));
  for (let step = 0; step < from.length; step++) arcs.push(exit(from[step] ?? 0), entry(to[step] ?? 0), 0);
  for (const start of starts) arcs.push(source, entry(start), 0);
  for (const target of targets) {
    const place = placeOf[seenAt(target)] ?? -1;
    if (place !== -1) arcs.push(exit(place), sink, 0);
  }
  const network = new FlowNetwork(2 + states.length * 2, arcs);
  const cost = network.fill(source, sink);
  const reaching = network.reachingSink(sink);
  const cut = [...states.keys()].filter((place) => isCandidate(place) && reaching[exit(place)] === 1 && reaching[entry(place)] === 0);
  return { nodes: cut.map((place) => (states[place] ?? 0) >> 1), cost };
}
