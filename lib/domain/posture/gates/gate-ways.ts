import type { GateRules } from "./gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import type { StateSpace } from "../graph/shortest-way";

/** The state of a node that is passed unseen, or seen (OpenWays). */
export const unseenAt = (node: number) => node * 2;
export const seenAt = (node: number) => node * 2 + 1;

/** One gate's paths past all closed nodes, state by state. */
export interface GateWays {
  readonly graph: PostureGraph;
  readonly rules: GateRules;
  readonly bit: number;
  /** By node, a bit a gate. */
  readonly closed: Int32Array;
}

/** The states where artifacts enter. */
export function startStates({ graph, rules, bit, closed }: GateWays): readonly number[] {
  const states: number[] = [];
  for (let node = 0; node < graph.nodes.length; node++) {
    if (((rules.starts[node] ?? 0) & ~(closed[node] ?? 0) & bit) === 0) continue;
    states.push((rules.conditional & ~(rules.able[node] ?? 0) & bit) === 0 ? seenAt(node) : unseenAt(node));
  }
  return states;
}

/** The next states, and the edge to each. */
export function forEachFollowing(
  { graph, rules, bit, closed }: GateWays,
  state: number,
  visit: (next: number, edge: number) => void,
): void {
  const node = state >> 1;
  const { leavingFrom, leaving, to } = graph;
  for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++) {
    const edge = leaving[place] ?? 0;
    const end = to[edge] ?? 0;
    if (((rules.judgedOn[edge] ?? 0) & ~(closed[end] ?? 0) & bit) === 0) continue;
    visit((state & 1) === 1 || ((rules.able[end] ?? 0) & bit) !== 0 ? seenAt(end) : unseenAt(end), edge);
  }
}

/** For `shortestWay` from an entry to one of the targets. */
export function gateSpace(ways: GateWays, targets: ReadonlySet<number>): StateSpace {
  const [nobody] = ways.graph.nodes;
  return {
    starts: startStates(ways),
    isEnd: (state) => (state & 1) === 1 && targets.has(state >> 1),
    forEachNext: (state, visit) => forEachFollowing(ways, state, visit),
    nodeOf: (state) => {
      const node = ways.graph.nodes[state >> 1] ?? nobody;
      if (!node) throw new Error("There is no such state.");
      return node;
    },
  };
}
