import { closeRunners, costOf, type GateStandings } from "../gates/gate-standings";
import type { GateWays } from "../gates/gate-ways";
import { extendReach, reachForward } from "../gates/open-ways";

/** Nodes on which a gate would stand too. */
export interface NodeSet {
  /** Node indexes, ascending. */
  readonly nodes: readonly number[];
  /** In quarters, as `costOf`. */
  readonly cost: number;
}

/** Leaves out what closes nothing that the others don't: each in turn is opened again. @param closable the targets to which nothing comes with all of them. */
export function pruneRedundant(
  ways: GateWays,
  standings: GateStandings,
  closable: readonly number[],
  nodes: readonly number[],
): NodeSet {
  const { graph, rules, bit } = ways;
  const own = ownWith(ways, standings, nodes);
  const closed = closeRunners(own, rules, graph);
  const coming = reachForward(graph, rules, closed);
  const isEnd = new Uint8Array(graph.nodes.length);
  for (const target of closable) isEnd[target] = 1;
  const { runnersOf, missing } = createSending(ways, own, nodes);
  const isClosed = (node: number) => ((own[node] ?? 0) & bit) !== 0 || missing.get(node) === 0;
  const kept: number[] = [];
  for (const node of nodes.toSorted((a, b) => a - b)) {
    const runners = runnersOf.get(node) ?? [];
    own[node] = (own[node] ?? 0) & ~bit;
    for (const runner of runners) missing.set(runner, (missing.get(runner) ?? 0) + 1);
    // Its runners are open again too, but for those that stand for themselves.
    const opened = [node, ...runners].filter((one) => !isClosed(one));
    for (const one of opened) closed[one] = (closed[one] ?? 0) & ~bit;
    if (!extendReach(graph, rules, closed, coming, { nodes: opened, bit, isEnd })) continue;
    own[node] = (own[node] ?? 0) | bit;
    for (const runner of runners) missing.set(runner, (missing.get(runner) ?? 0) - 1);
    for (const one of [node, ...runners]) if (isClosed(one)) closed[one] = (closed[one] ?? 0) | bit;
    kept.push(node);
  }
  return { nodes: kept, cost: kept.reduce((sum, node) => sum + costOf(standings, node, bit), 0) };
}

function ownWith({ bit }: GateWays, { own }: GateStandings, nodes: readonly number[]): Int32Array {
  const more = own.slice();
  for (const node of nodes) more[node] = (more[node] ?? 0) | bit;
  return more;
}

interface Sending {
  /** The runners to which each of the nodes sends manifests. */
  readonly runnersOf: ReadonlyMap<number, readonly number[]>;
  /** By runner: how many senders of its manifests lack the gate. Empty if they can't enforce it for the runner. */
  readonly missing: Map<number, number>;
}

function createSending({ graph, rules, bit }: GateWays, own: Int32Array, nodes: readonly number[]): Sending {
  const runnersOf = new Map<number, number[]>(nodes.map((node) => [node, []]));
  const missing = new Map<number, number>();
  if ((rules.byDelivery & bit) === 0) return { runnersOf, missing };
  for (const [runner, senders] of graph.sendersOf) {
    missing.set(runner, senders.filter((sender) => ((own[sender] ?? 0) & bit) === 0).length);
    for (const sender of senders) runnersOf.get(sender)?.push(runner);
  }
  return { runnersOf, missing };
}
