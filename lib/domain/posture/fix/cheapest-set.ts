import { createCuts } from "./cheapest-cut";
import type { GateStandings } from "../gates/gate-standings";
import type { GateWays } from "../gates/gate-ways";
import { unbounded } from "../../graph/min-cut";
import type { OpenGraph } from "../gates/open-graph";
import type { OpenWays } from "../gates/open-ways";
import { type Choice, type FixSearch, relaxedCut } from "./relaxed-cut";
import { type SendersOf, SharedCosts } from "./shared-costs";
import { type NodeSet, pruneRedundant } from "./prune-redundant";

/** The search ends after about so many steps of all its cuts, which takes about a tenth of a second; but not before so many cuts. */
const [mostSteps, leastCuts] = [1_000_000, 16];

/**
 * The cheapest set of nodes that closes the open paths to some targets: nodes on the paths, and senders of manifests, which close
 * a runner together. A sender can be shared by many runners: then this is no minimum cut (as a minimum label cut it is NP-hard),
 * but branch and bound. A cut in which each pays its part of a shared sender bounds the cost from below; a sender that is paid in
 * part is tried with and without the gate.
 * @param closable targets that can be closed, at least one
 * @param coming where artifacts come
 * @param open the open paths to them
 * @returns `isProven`: no cheaper set exists
 */
export function cheapestSet(
  ways: GateWays,
  standings: GateStandings,
  closable: readonly number[],
  coming: OpenWays,
  open: OpenGraph,
): NodeSet & { readonly isProven: boolean } {
  const { bit } = ways;
  const sendersOf = missingSenders(ways, standings, coming);
  const costs = new SharedCosts(standings, bit, open, sendersOf);
  const cutFor = createCuts(
    open,
    closable,
    (node) => ((standings.candidates[node] ?? 0) & bit) !== 0 || sendersOf.has(node),
    (node) => (costs.isShared(node) || sendersOf.has(node) ? undefined : costs.whole(node)),
  );
  const search: FixSearch = { standings, bit, cutFor, sendersOf, costs };
  let best: NodeSet = { nodes: [], cost: unbounded };
  const waiting: Choice[] = [{ chosen: new Set(), refused: new Set() }];
  const pairs = [...sendersOf.values()].reduce((sum, senders) => sum + senders.length, 0);
  let cutsLeft = Math.max(leastCuts, mostSteps / (open.states.length + open.from.length + 4 * pairs));
  for (let choice = waiting.pop(); choice !== undefined; choice = waiting.pop(), cutsLeft--) {
    if (cutsLeft <= 0) return { ...best, isProven: false };
    const found = relaxedCut(search, choice, best.cost);
    if (found.leastCost >= best.cost) continue;
    // A cut whose every node is paid whole has none in vain.
    const isLean = choice.chosen.size === 0 && found.paidInPart === undefined;
    const { nodes, cost } =
      isLean || found.cost >= best.cost ? found : pruneRedundant(ways, standings, closable, found.nodes);
    if (cost < best.cost) best = { nodes, cost };
    const { paidInPart } = found;
    if (paidInPart === undefined || found.leastCost >= best.cost) continue;
    waiting.push(
      { ...choice, refused: new Set([...choice.refused, paidInPart]) },
      { ...choice, chosen: new Set([...choice.chosen, paidInPart]) },
    );
  }
  return { ...best, isProven: true };
}

/** By reached runner: the senders of its manifests without the gate, if each of them could enforce it. */
function missingSenders(
  { graph, rules, bit }: GateWays,
  { own, candidates }: GateStandings,
  coming: OpenWays,
): SendersOf {
  const missingAt = new Map<number, readonly number[]>();
  if ((rules.byDelivery & bit) === 0) return missingAt;
  for (const [runner, senders] of graph.sendersOf) {
    if ((((coming.seen[runner] ?? 0) | (coming.unseen[runner] ?? 0)) & bit) === 0) continue;
    const missing = senders.filter((sender) => ((own[sender] ?? 0) & bit) === 0);
    if (missing.every((sender) => ((candidates[sender] ?? 0) & bit) !== 0))
      missingAt.set(
        runner,
        // Whatever the order of the connections.
        missing.toSorted((a, b) => a - b),
      );
  }
  return missingAt;
}
