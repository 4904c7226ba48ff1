import { createAdjacency } from "../../graph/adjacency";
import { seenAt } from "../gates/gate-ways";
import { FlowNetwork } from "../../graph/min-cut";
import type { OpenGraph } from "../gates/open-graph";

export interface Cut {
  /** Node indexes. */
  readonly nodes: readonly number[];
  /** The sum of their prices; `unbounded` or more if nothing closes the paths. */
  readonly price: number;
}

/**
 * By the price of each node whose price varies: a whole number, 0 if it is closed already.
 * @param enough from this price on, the nodes mean nothing
 */
export type CutFor = (priceOf: (node: number) => number, enough?: number) => Cut;

const [source, sink] = [0, 1];

/**
 * The cheapest set of nodes that closes every open path to some targets, for any prices; of several the one nearest to the
 * targets. A minimum vertex cut: each closable node is split in two, with its price between the halves.
 * @param open the open paths to those targets
 * @param fixedPriceOf the price of a node, if it never varies
 */
export function createCuts(
  open: OpenGraph,
  targets: readonly number[],
  canClose: (node: number) => boolean,
  fixedPriceOf: (node: number) => number | undefined,
): CutFor {
  const { states, placeOf, from, to, starts } = open;
  const ends = targets.map((target) => placeOf[seenAt(target)] ?? -1).filter((place) => place !== -1);
  const isFixed = new Uint8Array(states.length);
  for (let place = 0; place < states.length; place++)
    isFixed[place] = canClose((states[place] ?? 0) >> 1) ? 0 : 1;
  // By place its halves, which are one if its price is fixed; and one with the source or the sink if nothing is between.
  const entry = new Int32Array(states.length).fill(-1);
  for (const place of spreadFrom(starts, from, to, isFixed)) entry[place] = source;
  for (const place of spreadFrom(ends, to, from, isFixed)) entry[place] = sink;
  let size = 2;
  for (let place = 0; place < states.length; place++) {
    if (entry[place] !== -1) continue;
    entry[place] = size;
    size += isFixed[place] === 1 ? 1 : 2;
  }
  const entryOf = (place: number) => entry[place] ?? source;
  const exitOf = (place: number) => (isFixed[place] === 1 ? entryOf(place) : entryOf(place) + 1);

  // The first arcs are those with a price: of the places that can be closed.
  const [closable, arcs]: [number[], number[]] = [[], []];
  for (let place = 0; place < states.length; place++) {
    if (isFixed[place] === 1) continue;
    closable.push(place);
    arcs.push(entryOf(place), exitOf(place));
  }
  const nodeAt = new Int32Array(closable.map((place) => (states[place] ?? 0) >> 1));
  const prices = new Int32Array(closable.length);
  const varying: number[] = [];
  for (let index = 0; index < closable.length; index++) {
    const price = fixedPriceOf(nodeAt[index] ?? 0);
    if (price === undefined) varying.push(index);
    else prices[index] = price;
  }
  // Much hangs on the source and on the sink: one arc each is enough.
  const [isAtSource, isAtSink] = [new Uint8Array(size), new Uint8Array(size)];
  const join = (start: number, end: number) => {
    if (start === end || start === sink || end === source) return;
    if ((start === source && isAtSource[end] === 1) || (end === sink && isAtSink[start] === 1)) return;
    if (start === source) isAtSource[end] = 1;
    if (end === sink) isAtSink[start] = 1;
    arcs.push(start, end);
  };
  for (const start of starts) join(source, entryOf(start));
  for (const end of ends) join(exitOf(end), sink);
  for (let step = 0; step < from.length; step++) join(exitOf(from[step] ?? 0), entryOf(to[step] ?? 0));
  const network = new FlowNetwork(size, arcs);

  return (priceOf, enough) => {
    for (const index of varying) prices[index] = priceOf(nodeAt[index] ?? 0);
    const price = network.fill(source, sink, prices, enough);
    const reaching = network.reachingSink(sink);
    const nodes = new Set<number>();
    for (let index = 0; index < closable.length; index++) {
      const place = closable[index] ?? 0;
      if (prices[index] !== 0 && reaching[exitOf(place)] === 1 && reaching[entryOf(place)] === 0)
        nodes.add(nodeAt[index] ?? 0);
    }
    return { nodes: [...nodes], price };
  };
}

/** The fixed places that follow some places, these included, with only fixed ones between. */
function spreadFrom(
  places: readonly number[],
  from: Int32Array,
  to: Int32Array,
  isFixed: Uint8Array,
): readonly number[] {
  const { starts, members } = createAdjacency(from, isFixed.length);
  const isFound = new Uint8Array(isFixed.length);
  const found: number[] = [];
  const find = (place: number) => {
    if (isFixed[place] === 0 || isFound[place] === 1) return;
    isFound[place] = 1;
    found.push(place);
  };
  for (const place of places) find(place);
  // What is added while an array is walked over is walked over too.
  for (const place of found)
    for (let index = starts[place] ?? 0; index < (starts[place + 1] ?? 0); index++)
      find(to[members[index] ?? 0] ?? 0);
  return found;
}
