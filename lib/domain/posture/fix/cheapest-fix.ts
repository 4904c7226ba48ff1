import { compareText } from "../../pipeline/pipeline";
import { cheapestSet } from "./cheapest-set";
import type { GateStandings } from "../gates/gate-standings";
import { gateSpace, type GateWays } from "../gates/gate-ways";
import { createOpenGraph, type OpenGraph } from "../gates/open-graph";
import { reachBackward, type OpenWays } from "../gates/open-ways";
import type { Fix } from "../posture";
import { shortestWay } from "../graph/shortest-way";
import type { reachPastAll } from "../gates/passage";

/**
 * The cheapest fix for one gate (Analysis 5.4).
 * @param exposed the exposed targets, as node indexes; at least one
 * @param coming where artifacts come
 * @param open the open paths to them
 * @param pastAll for all gates at once, `reachPastAll`
 */
export function cheapestFix(
  ways: GateWays,
  standings: GateStandings,
  exposed: readonly number[],
  { coming, open }: { readonly coming: OpenWays; readonly open: OpenGraph },
  pastAll: ReturnType<typeof reachPastAll>,
): Fix {
  const idOf = (node: number) => ways.graph.nodes[node]?.id ?? "";
  const isLeft = (target: number) => ((pastAll.coming.seen[target] ?? 0) & ways.bit) !== 0;
  const leaves = exposed.filter(isLeft);
  const closable = exposed.filter((target) => !isLeft(target));
  const { graph, rules, closed } = ways;
  const toClosable =
    leaves.length === 0 ? open : createOpenGraph(ways, coming, reachBackward(graph, rules, closed, closable));
  const { nodes, cost, isProven } =
    closable.length === 0
      ? { nodes: [], cost: 0, isProven: true }
      : cheapestSet(ways, standings, closable, coming, toClosable);
  const impossible =
    leaves.length === 0
      ? undefined
      : shortestWay(gateSpace({ ...ways, closed: pastAll.closed }, new Set(leaves)));
  return {
    nodes: nodes.map(idOf).toSorted(compareText),
    cost: cost / 4,
    leaves: leaves.map(idOf).toSorted(compareText),
    ...(impossible ? { impossible } : {}),
    ...(isProven ? {} : { maybeDearer: true }),
  };
}
