import { compareText } from "../pipeline/pipeline";
import { cheapestCut, type Cut } from "./cheapest-cut";
import { closeRunners, costOf, type GateStandings } from "./gate-standings";
import { gateSpace, type GateWays } from "./gate-ways";
import { unbounded } from "./min-cut";
import { createOpenGraph, type OpenGraph } from "./open-graph";
import { comeFurther, comingFrom, leadingTo, type OpenWays } from "./open-ways";
import type { Fix } from "./posture";
import { shortestWay } from "./shortest-way";

/** Up to so many delivery nodes beside the ways, every choice among them is tried; with more, all of them where nodes on the ways are not enough. */
const mostTried = 6;

/** Where things come when a gate stands everywhere it can: what comes to a target then, nobody can close. */
export function comingPastAll({ graph, rules }: Pick<GateWays, "graph" | "rules">, { own, candidates }: GateStandings) {
  const everywhere = closeRunners(
    own.map((bits, node) => bits | (candidates[node] ?? 0)),
    rules,
    graph,
  );
  return { closed: everywhere, coming: comingFrom(graph, rules, everywhere) };
}

/**
 * The cheapest fix of docs/analysis.md for one gate.
 * @param exposed the targets that things come to, as node indexes; at least one. @param coming where they come.
 * @param open the open ways to them. @param pastAll of all gates at once, `comingPastAll`.
 */
export function cheapestFix(
  ways: GateWays,
  standings: GateStandings,
  exposed: readonly number[],
  { coming, open }: { readonly coming: OpenWays; readonly open: OpenGraph },
  pastAll: ReturnType<typeof comingPastAll>,
): Fix {
  const idOf = (node: number) => ways.graph.nodes[node]?.id ?? "";
  const isLeft = (target: number) => ((pastAll.coming.seen[target] ?? 0) & ways.bit) !== 0;
  const leaves = exposed.filter(isLeft);
  const closable = exposed.filter((target) => !isLeft(target));
  const { graph, rules, closed } = ways;
  const toClosable = leaves.length === 0 ? open : createOpenGraph(ways, coming, leadingTo(graph, rules, closed, closable));
  const { nodes, cost } = closable.length === 0 ? { nodes: [], cost: 0 } : cheapestSet(ways, standings, closable, coming, toClosable);
  const impossible = leaves.length === 0 ? undefined : shortestWay(gateSpace({ ...ways, closed: pastAll.closed }, new Set(leaves)));
  return {
    nodes: nodes.map(idOf).toSorted(compareText),
    cost: cost / 4,
    leaves: leaves.map(idOf).toSorted(compareText),
    ...(impossible ? { impossible } : {}),
  };
}

/** Nodes on the ways close them, and delivery nodes beside them close runners: for each choice of those the cheapest cut. */
function cheapestSet(ways: GateWays, standings: GateStandings, closable: readonly number[], coming: OpenWays, open: OpenGraph): Cut {
  let best = cheapestCut(ways, standings, open, closable);
  const helpers = helpersOf(ways, standings, coming);
  const choices = helpers.length <= mostTried ? choicesAmong(helpers) : [helpers].filter(() => best.cost >= unbounded);
  for (const choice of choices) {
    const set = completeChoice(ways, standings, closable, choice);
    if (set.cost < best.cost || (set.cost === best.cost && set.nodes.length < best.nodes.length)) best = set;
  }
  return best;
}

function completeChoice(ways: GateWays, standings: GateStandings, closable: readonly number[], choice: readonly number[]): Cut {
  const { graph, rules, bit } = ways;
  const closed = closeRunners(ownWith(ways, standings, choice), rules, graph);
  const stillComing = comingFrom(graph, rules, closed);
  const reached = closable.filter((target) => ((stillComing.seen[target] ?? 0) & bit) !== 0);
  const remaining = createOpenGraph({ ...ways, closed }, stillComing, leadingTo(graph, rules, closed, reached));
  const rest = cheapestCut(ways, standings, remaining, reached);
  // This choice leaves a way on which only other delivery nodes could help.
  if (rest.cost >= unbounded) return rest;
  return withoutIdle(ways, standings, closable, [...choice, ...rest.nodes]);
}

function ownWith({ bit }: GateWays, { own }: GateStandings, nodes: readonly number[]): Int32Array {
  const more = own.slice();
  for (const node of nodes) more[node] = (more[node] ?? 0) | bit;
  return more;
}

/** Leaves out what closes nothing that the others don't: a choice is made before it is known what else is closed. Each in turn is opened again. */
function withoutIdle(ways: GateWays, standings: GateStandings, closable: readonly number[], nodes: readonly number[]): Cut {
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

/** Nodes that send manifests to a runner that things come to, and that could stand for it together with its other senders. */
function helpersOf({ graph, rules, bit }: GateWays, { own, candidates }: GateStandings, coming: OpenWays): readonly number[] {
  if ((rules.byDelivery & bit) === 0) return [];
  const helpers = new Set<number>();
  for (const [runner, senders] of graph.sendersOf) {
    if ((((coming.seen[runner] ?? 0) | (coming.unseen[runner] ?? 0)) & bit) === 0) continue;
    const missing = senders.filter((sender) => ((own[sender] ?? 0) & bit) === 0);
    if (missing.every((sender) => ((candidates[sender] ?? 0) & bit) !== 0)) for (const sender of missing) helpers.add(sender);
  }
  return [...helpers].toSorted((a, b) => a - b);
}

/** All but the choice of none. */
function choicesAmong(helpers: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: (1 << helpers.length) - 1 }, (_, choice) => helpers.filter((_helper, index) => ((choice + 1) & (1 << index)) !== 0));
}
