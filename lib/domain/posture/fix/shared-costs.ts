import { costOf, type GateStandings } from "../gates/gate-standings";
import type { OpenGraph } from "../gates/open-graph";

/** What costs a quarter is split in so many parts at most: enough for all places of the largest map. */
export const scale = 20_000;

/** By runner: those who send it manifests, and who together close it. */
export type SendersOf = ReadonlyMap<number, readonly number[]>;

/** What a node pays of a sender. */
interface Share {
  readonly node: number;
  /** In how many states the node is on the ways: it pays in each. */
  states: number;
  /** In proportion to the others. */
  weight: number;
  /** By the last split; undefined: it pays the whole. */
  part: number | undefined;
}

/** How the cost of a sender is split among the nodes that it helps to close: its runners, and itself if it is on a path. */
export class SharedCosts {
  /** By sender, by node. */
  private readonly shares = new Map<number, Map<number, Share>>();

  constructor(
    private readonly standings: GateStandings,
    private readonly bit: number,
    { states }: OpenGraph,
    sendersOf: SendersOf,
  ) {
    for (const senders of sendersOf.values())
      for (const sender of senders) this.shares.set(sender, new Map());
    for (const state of states) {
      const node = state >> 1;
      this.addState(node, node);
      for (const sender of sendersOf.get(node) ?? []) if (sender !== node) this.addState(sender, node);
    }
  }

  private addState(sender: number, node: number): void {
    const shares = this.shares.get(sender);
    const known = shares?.get(node);
    if (known) known.states += 1;
    else shares?.set(node, { node, states: 1, weight: 1, part: undefined });
  }

  /** Whether others have a part in the cost of this node: what it pays may differ from cut to cut. */
  isShared(node: number): boolean {
    return this.shares.has(node);
  }

  whole(node: number): number {
    return costOf(this.standings, node, this.bit) * scale;
  }

  /** Decides what each node pays of each sender: 1 at least, and all of them together no more than it costs. @param pays whether this node still may close with it. */
  split(pays: (node: number, sender: number) => boolean): void {
    for (const [sender, shares] of this.shares) {
      let [all, free] = [0, this.whole(sender)];
      for (const share of shares.values()) {
        share.part = pays(share.node, sender) ? 0 : undefined;
        if (share.part === undefined) continue;
        all += share.states * share.weight;
        free -= share.states;
      }
      for (const share of shares.values())
        if (share.part !== undefined) share.part = 1 + Math.floor((free * share.weight) / all);
    }
  }

  /** What a node pays of a sender, by the last split. */
  partOf(sender: number, node: number): number {
    return this.shares.get(sender)?.get(node)?.part ?? this.whole(sender);
  }

  /** Lets the node pay more of this sender, and so the others less. */
  raise(sender: number, node: number): void {
    const share = this.shares.get(sender)?.get(node);
    // Far beyond any difference that matters, and far from what a number can hold.
    if (share) share.weight = Math.min(share.weight * 2, 2 ** 40);
  }
}
