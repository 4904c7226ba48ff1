import { costOf, type GateStandings } from "./gate-standings";
import { forEachFollowing, type GateWays, seenAt, startStates } from "./gate-ways";
import { FlowNetwork } from "./min-cut";
import type { OpenWays } from "./open-ways";

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
 * @param coming, leading where things come from the starts, and to those targets, past all that is closed (open-ways.ts).
 * @param targets none of them may be reached by a way on which no node is a candidate.
 */
export function cheapestCut(ways: GateWays, standings: GateStandings, coming: OpenWays, leading: OpenWays, targets: readonly number[]): Cut {
  const { bit, graph } = ways;
  const entry = new Int32Array(graph.nodes.length * 2);
  const exit = new Int32Array(graph.nodes.length * 2);
  const states: number[] = [];
  let places = 2;
  const isCandidate = (state: number) => ((standings.candidates[state >> 1] ?? 0) & bit) !== 0;
  for (let node = 0; node < graph.nodes.length; node++) {
    for (const [state, via] of [
      [node * 2, "unseen"],
      [node * 2 + 1, "seen"],
    ] as const) {
      if (((coming[via][node] ?? 0) & (leading[via][node] ?? 0) & bit) === 0) continue;
      states.push(state);
      entry[state] = places++;
      exit[state] = isCandidate(state) ? places++ : (entry[state] ?? 0);
    }
  }
  const network = new FlowNetwork(places);
  for (const state of states) {
    if (isCandidate(state)) network.add(entry[state] ?? 0, exit[state] ?? 0, costOf(standings, state >> 1, bit));
    forEachFollowing(ways, state, (next) => {
      if (entry[next] !== 0) network.add(exit[state] ?? 0, entry[next] ?? 0);
    });
  }
  for (const state of startStates(ways)) if (entry[state] !== 0) network.add(source, entry[state] ?? 0);
  for (const target of targets) if (exit[seenAt(target)] !== 0) network.add(exit[seenAt(target)] ?? 0, sink);
  const cost = network.fill(source, sink);
  const reaching = network.reachingSink(sink);
  const cut = states.filter((state) => isCandidate(state) && reaching[exit[state] ?? 0] === 1 && reaching[entry[state] ?? 0] === 0);
  return { nodes: cut.map((state) => state >> 1), cost };
}
