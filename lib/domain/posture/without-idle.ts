import { closeRunners, costOf, type GateStandings } from "./gate-standings";
import type { GateWays } from "./gate-ways";
import { comeFurther, comingFrom } from "./open-ways";

/** Nodes on which a gate would stand too. */
export interface NodeSet {
  /** Node indexes, ascending. */
  readonly nodes: readonly number[];
  /** In quarters, as `costOf`. */
  readonly cost: number;
}

/** Leaves out what closes nothing that the others don't: each in turn is opened again. @param closable the targets to which nothing comes with all of them. */
export function withoutIdle(ways: GateWays, standings: GateStandings, closable: readonly number[], nodes: readonly number[]): NodeSet {
  const { graph, rules, bit } = ways;
  const own = ownWith(ways, standings, nodes);
  const closed = closeRunners(own, rules, graph);
  const coming = comingFrom(graph, rules, closed);
  const isEnd = new Uint8Array(graph.nodes.length);
  for (const target of closable) isEnd[target] = 1;
  const runnersOf = runnersBySender(ways, nodes);
  const kept: number[] = [];
  for (const node of nodes.toSorted((a, b) => a - b)) {
    own[node] = (own[node] ?? 0) & ~bit;
    // Its runners are open again too, but for those that stand for themselves.
    const opened = [node, ...(runnersOf.get(node) ?? [])].filter((one) => !isClosed(ways, own, one));
    for (const one of opened) closed[one] = (closed[one] ?? 0) & ~bit;
    if (!comeFurther(graph, rules, closed, coming, { nodes: opened, bit, isEnd })) continue;
    own[node] = (own[node] ?? 0) | bit;
    for (const one of [node, ...(runnersOf.get(node) ?? [])]) if (isClosed(ways, own, one)) closed[one] = (closed[one] ?? 0) | bit;
    kept.push(node);
  }
  return { nodes: kept, cost: kept.reduce((sum, node) => sum + costOf(standings, node, bit), 0) };
}

function ownWith({ bit }: GateWays, { own }: GateStandings, nodes: readonly number[]): Int32Array {
  const more = own.slice();
  for (const node of nodes) more[node] = (more[node] ?? 0) | bit;
  return more;
}

function isClosed({ graph, rules, bit }: GateWays, own: Int32Array, node: number): boolean {
  if (((own[node] ?? 0) & bit) !== 0) return true;
  const senders = graph.sendersOf.get(node);
  return senders !== undefined && (rules.byDelivery & bit) !== 0 && senders.every((sender) => ((own[sender] ?? 0) & bit) !== 0);
}

/** The runners to which each of these nodes sends manifests. */
function runnersBySender({ graph }: GateWays, nodes: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const runners = new Map<number, number[]>(nodes.map((node) => [node, []]));
  for (const [runner, senders] of graph.sendersOf) for (const sender of senders) runners.get(sender)?.push(runner);
  return runners;
}
