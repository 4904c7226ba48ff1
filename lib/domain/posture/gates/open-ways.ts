import type { GateRules } from "./gate-rules";
import type { PostureGraph } from "../graph/posture-graph";
import { Worklist } from "../../graph/worklist";

/**
 * Where gates let artifacts through, by node, a bit a gate. Artifacts travel in one of two states: `seen`, and `unseen` until a
 * node able to enforce a conditional gate was passed. Other gates use `seen` only.
 */
export interface OpenWays {
  readonly seen: Int32Array;
  readonly unseen: Int32Array;
}

/**
 * Reachability from the starts past closed nodes. A worklist: a node is visited again only when more bits arrive. At most edges x
 * gates steps; about one for each edge without circles.
 */
export function reachForward(
  graph: PostureGraph,
  { able, judgedOn, starts, conditional }: GateRules,
  closed: Int32Array,
): OpenWays {
  const { to, leavingFrom, leaving } = graph;
  const [seen, unseen] = [new Int32Array(graph.nodes.length), new Int32Array(graph.nodes.length)];
  const list = new Worklist(graph.nodes.length);
  for (const [node, bits] of starts.entries()) {
    const open = bits & ~(closed[node] ?? 0);
    if (open === 0) continue;
    unseen[node] = open & conditional & ~(able[node] ?? 0);
    seen[node] = open & ~(unseen[node] ?? 0);
    list.add(node);
  }
  for (let node = list.take(); node !== undefined; node = list.take()) {
    const [seenHere, unseenHere] = [seen[node] ?? 0, unseen[node] ?? 0];
    for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++) {
      const edge = leaving[place] ?? 0;
      const end = to[edge] ?? 0;
      const open = (judgedOn[edge] ?? 0) & ~(closed[end] ?? 0);
      const moreSeen = (seenHere | (unseenHere & (able[end] ?? 0))) & open & ~(seen[end] ?? 0);
      const moreUnseen = unseenHere & ~(able[end] ?? 0) & open & ~(unseen[end] ?? 0);
      if ((moreSeen | moreUnseen) === 0) continue;
      seen[end] = (seen[end] ?? 0) | moreSeen;
      unseen[end] = (unseen[end] ?? 0) | moreUnseen;
      list.add(end);
    }
  }
  return { seen, unseen };
}

/** The nodes that were opened, for which gate, and the ends that must not be reached; by node. */
export interface Opening {
  readonly nodes: readonly number[];
  readonly bit: number;
  readonly isEnd: Uint8Array;
}

/**
 * Extends a reachability after some nodes were opened for one gate. O(newly reached).
 * @param coming extended, unless an end is reached: then left as it was
 * @param closed with the nodes opened
 * @returns whether an end is reached
 */
export function extendReach(
  graph: PostureGraph,
  rules: GateRules,
  closed: Int32Array,
  { seen, unseen }: OpenWays,
  { nodes, bit, isEnd }: Opening,
): boolean {
  const { from, to, leavingFrom, leaving, enteringFrom, entering } = graph;
  const { able, judgedOn, starts, conditional } = rules;
  const before: (readonly [node: number, seen: number, unseen: number])[] = [];
  const waiting: number[] = [];
  const arrive = (node: number, asSeen: number, asUnseen: number) => {
    const open = bit & ~(closed[node] ?? 0);
    const [seenHere, unseenHere] = [seen[node] ?? 0, unseen[node] ?? 0];
    const [moreSeen, moreUnseen] = [asSeen & open & ~seenHere, asUnseen & open & ~unseenHere];
    if ((moreSeen | moreUnseen) === 0) return;
    before.push([node, seenHere, unseenHere]);
    seen[node] = seenHere | moreSeen;
    unseen[node] = unseenHere | moreUnseen;
    waiting.push(node);
  };
  const pass = (edge: number) => {
    const [start, end, counts] = [from[edge] ?? 0, to[edge] ?? 0, judgedOn[edge] ?? 0];
    const [seenThere, unseenThere, ableHere] = [seen[start] ?? 0, unseen[start] ?? 0, able[end] ?? 0];
    arrive(end, (seenThere | (unseenThere & ableHere)) & counts, unseenThere & ~ableHere & counts);
  };
  for (const node of nodes) {
    const begin = starts[node] ?? 0;
    const beginUnseen = begin & conditional & ~(able[node] ?? 0);
    arrive(node, begin & ~beginUnseen, beginUnseen);
    for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++)
      pass(entering[place] ?? 0);
  }
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isEnd[node] === 1 && ((seen[node] ?? 0) & bit) !== 0) {
      for (const [changed, seenBefore, unseenBefore] of before.toReversed())
        [seen[changed], unseen[changed]] = [seenBefore, unseenBefore];
      return true;
    }
    for (let place = leavingFrom[node] ?? 0; place < (leavingFrom[node + 1] ?? 0); place++)
      pass(leaving[place] ?? 0);
  }
  return false;
}

/** Backwards reachability from the ends past closed nodes; only paths that count. */
export function reachBackward(
  graph: PostureGraph,
  { able, judgedOn }: GateRules,
  closed: Int32Array,
  ends: Iterable<number>,
): OpenWays {
  const { from, enteringFrom, entering } = graph;
  const [seen, unseen] = [new Int32Array(graph.nodes.length), new Int32Array(graph.nodes.length)];
  const list = new Worklist(graph.nodes.length);
  for (const end of ends) {
    seen[end] = ~(closed[end] ?? 0);
    list.add(end);
  }
  for (let node = list.take(); node !== undefined; node = list.take()) {
    const [seenHere, ableHere] = [seen[node] ?? 0, able[node] ?? 0];
    const fromUnseen = (seenHere & ableHere) | ((unseen[node] ?? 0) & ~ableHere);
    for (let place = enteringFrom[node] ?? 0; place < (enteringFrom[node + 1] ?? 0); place++) {
      const edge = entering[place] ?? 0;
      const start = from[edge] ?? 0;
      const open = (judgedOn[edge] ?? 0) & ~(closed[start] ?? 0);
      const moreSeen = seenHere & open & ~(seen[start] ?? 0);
      const moreUnseen = fromUnseen & open & ~(able[start] ?? 0) & ~(unseen[start] ?? 0);
      if ((moreSeen | moreUnseen) === 0) continue;
      seen[start] = (seen[start] ?? 0) | moreSeen;
      unseen[start] = (unseen[start] ?? 0) | moreUnseen;
      list.add(start);
    }
  }
  return { seen, unseen };
}
