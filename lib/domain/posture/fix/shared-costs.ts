import { costOf, type GateStandings } from "../gates/gate-standings";
import type { OpenGraph } from "../gates/open-graph";

/** What costs a quarter is split in so many parts at most: enough for all places of the largest map. */
export const scale = 20_000;

/** By runner: those who send it manifests, and who together close it. */
export type SendersOf = ReadonlyMap<number, readonly number[]>;

/** How the cost of a sender is split among the nodes on the ways that it helps to close: its runners, and itself where it is on a way. */
export class SharedCosts {
  /** By sender, by node: what it pays in proportion to the others. */
  private readonly weights = new Map<number, Map<number, number>>();
  /** In how many states a node is on the ways: it pays in each. */
  private readonly states = new Map<number, number>();

  constructor(
    private readonly standings: GateStandings,
    private readonly bit: number,
    { states }: OpenGraph,
    sendersOf: SendersOf,
  ) {
    for (const senders of sendersOf.values())
      for (const sender of senders) this.weights.set(sender, new Map());
    for (const state of states) {
      const node = state >> 1;
      this.states.set(node, (this.states.get(node) ?? 0) + 1);
      for (const sender of [node, ...(sendersOf.get(node) ?? [])]) this.weights.get(sender)?.set(node, 1);
    }
  }

  whole(node: number): number {
    return costOf(this.standings, node, this.bit) * scale;
  }

  /** What each node pays of each sender: 1 at least, and all of them together no more than it costs. @param pays whether this node still may close with it. */
  split(pays: (node: number, sender: number) => boolean): (sender: number, node: number) => number {
    const parts = new Map<number, ReadonlyMap<number, number>>();
    for (const [sender, weights] of this.weights) {
      const paying = [...weights].filter(([node]) => pays(node, sender));
      const sum = (of: (weight: number) => number) =>
        paying.reduce((total, [node, weight]) => total + (this.states.get(node) ?? 0) * of(weight), 0);
      const all = sum((weight) => weight);
      const free = this.whole(sender) - sum(() => 1);
      parts.set(
        sender,
        new Map(paying.map(([node, weight]) => [node, 1 + Math.floor((free * weight) / all)])),
      );
    }
    return (sender, node) => parts.get(sender)?.get(node) ?? this.whole(sender);
  }

  /** Lets the node pay more of this sender, and so the others less. */
  raise(sender: number, node: number): void {
    const weights = this.weights.get(sender);
    // Far beyond any difference that matters, and far from what a number can hold.
    weights?.set(node, Math.min((weights.get(node) ?? 1) * 2, 2 ** 40));
  }
}
