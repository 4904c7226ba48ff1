import type { CutFor } from "./cheapest-cut";
import { costOf, type GateStandings } from "../gates/gate-standings";
import { unbounded } from "../../graph/min-cut";
import { scale, type SendersOf, type SharedCosts } from "./shared-costs";

export interface FixSearch {
  readonly standings: GateStandings;
  readonly bit: number;
  readonly cutFor: CutFor;
  /** Only runners that can be closed so. */
  readonly sendersOf: SendersOf;
  readonly costs: SharedCosts;
}

/** Senders about which it is decided whether the gate shall stand there. */
export interface Choice {
  readonly chosen: ReadonlySet<number>;
  readonly refused: ReadonlySet<number>;
}

export interface RelaxedCut {
  readonly nodes: readonly number[];
  /** In quarters, as `costOf`: of these nodes. */
  readonly cost: number;
  /** No set of nodes with this choice costs less; `unbounded` if none closes the paths. */
  readonly leastCost: number;
  /** The sender with the largest unpaid part among the nodes; undefined if each is paid in full. */
  readonly paidInPart: number | undefined;
}

const tooDear: RelaxedCut = { nodes: [], cost: unbounded, leastCost: unbounded, paidInPart: undefined };

/**
 * The cheapest cut in which each runner pays its part of a shared sender. It costs at most as much as the cheapest set, which
 * pays each sender in full. A part-payer pays more the next time: `costs` remembers that.
 * @param enough cuts of this cost are of no interest
 */
export function relaxedCut(
  { standings, bit, cutFor, sendersOf, costs }: FixSearch,
  { chosen, refused }: Choice,
  enough: number,
): RelaxedCut {
  const sendersFor =
    chosen.size + refused.size === 0 ? sendersOf : sendersLeft(sendersOf, { chosen, refused });
  costs.split((node, sender) => node === sender || sendersFor.has(node));
  const priceByItself = (node: number) =>
    ((standings.candidates[node] ?? 0) & bit) !== 0 && !refused.has(node)
      ? costs.partOf(node, node)
      : unbounded;
  const priceBySenders = (node: number) => {
    const senders = sendersFor.get(node);
    if (!senders) return unbounded;
    let price = 0;
    for (const sender of senders) price += costs.partOf(sender, node);
    return price;
  };
  const priceOf = (node: number) =>
    chosen.has(node) ? 0 : Math.min(priceByItself(node), priceBySenders(node));
  const closedBy = (node: number): readonly number[] => {
    if (chosen.has(node)) return [];
    return priceBySenders(node) < priceByItself(node) ? (sendersFor.get(node) ?? []) : [node];
  };
  const costOfAll = (nodes: Iterable<number>) =>
    [...nodes].reduce((sum, node) => sum + costOf(standings, node, bit), 0);

  const paid = costOfAll(chosen);
  const dear = (enough - 1 - paid) * scale + 1;
  const cut = cutFor(priceOf, dear);
  // A search that stopped early says nothing that does not depend on the order of the connections.
  if (cut.price >= Math.min(dear, unbounded)) return tooDear;
  const paying = cut.nodes.flatMap((node) => closedBy(node).map((by) => ({ node, by })));
  const unpaid = new Map<number, number>();
  for (const { node, by } of paying) {
    unpaid.set(by, (unpaid.get(by) ?? costs.whole(by)) - costs.partOf(by, node));
    if (costs.partOf(by, node) < costs.whole(by)) costs.raise(by, node);
  }
  const nodes = [...new Set([...chosen, ...unpaid.keys()])];
  return {
    nodes,
    cost: costOfAll(nodes),
    leastCost: Math.ceil(cut.price / scale) + paid,
    paidInPart: [...unpaid]
      .filter(([sender, rest]) => rest > 0 && !chosen.has(sender))
      .toSorted((a, b) => b[1] - a[1])[0]?.[0],
  };
}

/** By runner that no refused sender keeps open: the senders that it still takes. */
function sendersLeft(sendersOf: SendersOf, { chosen, refused }: Choice): SendersOf {
  const left = new Map<number, readonly number[]>();
  for (const [runner, senders] of sendersOf)
    if (!senders.some((sender) => refused.has(sender)))
      left.set(
        runner,
        senders.filter((sender) => !chosen.has(sender)),
      );
  return left;
}
