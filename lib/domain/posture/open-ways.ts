import type { GateRules } from "./gate-rules";
import type { PostureGraph } from "./posture-graph";
import { Worklist } from "./worklist";

/**
 * Whither gates let things through, by node, a bit a gate. Things travel in one of two states: `seen`, and `unseen` where a
 * conditional gate has not been at stake yet (no node able to carry it was passed). Other gates know `seen` alone.
 */
export interface OpenWays {
  readonly seen: Int32Array;
  readonly unseen: Int32Array;
}

/**
 * Where things come from the starts past all that is closed. A worklist: a node is looked at again only when more bits came.
 * At most edges x gates steps; about one for each edge where there are no circles.
 */
export function comingFrom(graph: PostureGraph, { able, judgedOn, starts, conditional }: GateRules, closed: Int32Array): OpenWays {
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

/** From where things come to one of the ends past all that is closed; only ways that count lead anywhere. */
export function leadingTo(graph: PostureGraph, { able, judgedOn }: GateRules, closed: Int32Array, ends: Iterable<number>): OpenWays {
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
