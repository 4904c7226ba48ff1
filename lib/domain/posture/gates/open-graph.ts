import { forEachFollowing, type GateWays, seenAt, startStates, unseenAt } from "./gate-ways";
import type { OpenWays } from "./open-ways";

/** The open paths of one gate as a small graph of their own: its places are numbered from 0, each a state at a node. */
export interface OpenGraph {
  /** The states, ascending. */
  readonly states: readonly number[];
  /** By state: its place, or -1 if no open path passes it. */
  readonly placeOf: Int32Array;
  /** Places, one of each for every step. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly starts: readonly number[];
}

/** @param coming, leading reachability from the starts, and to the targets in question, past closed nodes */
export function createOpenGraph(ways: GateWays, coming: OpenWays, leading: OpenWays): OpenGraph {
  const { bit, graph } = ways;
  const placeOf = new Int32Array(graph.nodes.length * 2).fill(-1);
  const states: number[] = [];
  const add = (state: number, bits: number) => {
    if ((bits & bit) === 0) return;
    placeOf[state] = states.length;
    states.push(state);
  };
  for (let node = 0; node < graph.nodes.length; node++) {
    add(unseenAt(node), (coming.unseen[node] ?? 0) & (leading.unseen[node] ?? 0));
    add(seenAt(node), (coming.seen[node] ?? 0) & (leading.seen[node] ?? 0));
  }
  // Unseen and seen: no step occurs more often.
  const most = graph.to.length * 2;
  const [from, to] = [new Int32Array(most), new Int32Array(most)];
  let steps = 0;
  for (let place = 0; place < states.length; place++)
    forEachFollowing(ways, states[place] ?? 0, (next) => {
      const end = placeOf[next] ?? -1;
      if (end === -1) return;
      from[steps] = place;
      to[steps] = end;
      steps += 1;
    });
  const starts: number[] = [];
  for (const state of startStates(ways)) if (placeOf[state] !== -1) starts.push(placeOf[state] ?? 0);
  return { states, placeOf, from: from.slice(0, steps), to: to.slice(0, steps), starts };
}
