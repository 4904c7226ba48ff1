import { compareText } from "../../pipeline/pipeline";
import { cheapestFix } from "../fix/cheapest-fix";
import { gateSpace, type GateWays } from "../gates/gate-ways";
import { createOpenGraph, type OpenGraph } from "../gates/open-graph";
import type { Fix, Verdict } from "../posture";
import { shortestWay } from "../graph/shortest-way";
import type { Protected, Passage } from "../gates/passage";

export interface VerdictWithWays {
  readonly verdict: Verdict;
  readonly exposed: readonly number[];
  /** The open paths to them; absent if there are none. */
  readonly open?: OpenGraph;
}

/**
 * The verdict on one gate, the first that fits (Analysis 5).
 * @param ifSigned for a signature gate: the map as if all artifacts were signed, for its fix
 */
export function judgeGate(
  protectedMap: Protected,
  passage: Passage,
  index: number,
  ifSigned: OnMap = { protectedMap, passage },
): VerdictWithWays {
  const { graph, rules, targets, comingAtAll } = protectedMap;
  const bit = 1 << index;
  const { standings, coming } = passage;
  const plain = (verdict: Verdict["verdict"], more: Partial<Verdict> = {}): VerdictWithWays => ({
    verdict: { verdict, exposedTargets: [], openEdges: [], ...more },
    exposed: [],
  });
  if (targets.length === 0) return plain("nothing-to-protect");
  const has = (bits: Int32Array) => bits.some((at) => (at & bit) !== 0);
  if (!has(rules.able)) return plain("no-place", { placeKinds: rules.gates[index]?.appliesTo ?? [] });
  if (targets.every((target) => ((comingAtAll.seen[target] ?? 0) & bit) === 0))
    return plain("nothing-enters");
  const exposed = targets.filter((target) => ((coming.seen[target] ?? 0) & bit) !== 0);
  if (exposed.length === 0) return plain("holds");
  const ways: GateWays = { graph, rules, bit, closed: standings.closed };
  // A target is an end for either of two paths.
  const ids = new Set(exposed.map((target) => graph.nodes[target]?.id));
  const ends = [...graph.nodes.keys()].filter((node) => ids.has(graph.nodes[node]?.id ?? ""));
  const witness = shortestWay(gateSpace(ways, new Set(ends)));
  const isAnywhere = has(standings.own);
  const open = createOpenGraph(ways, coming, passage.leading);
  return {
    verdict: {
      verdict: isAnywhere ? "bypassed" : "stands-nowhere",
      exposedTargets: exposed.map((target) => graph.nodes[target]?.id ?? "").toSorted(compareText),
      ...(witness ? { witness: witness.filter((node, at) => node !== witness[at - 1]) } : {}),
      openEdges: isAnywhere ? openEdges(ways, passage) : [],
      fix: fixOn(ifSigned, index),
    },
    exposed,
    open,
  };
}

/** A batch of gates on a map, and what passes them. */
export interface OnMap {
  readonly protectedMap: Protected;
  readonly passage: Passage;
}

function fixOn({ protectedMap: { graph, rules, targets }, passage }: OnMap, index: number): Fix {
  const { standings, coming } = passage;
  const ways: GateWays = { graph, rules, bit: 1 << index, closed: standings.closed };
  const exposed = targets.filter((target) => ((coming.seen[target] ?? 0) & ways.bit) !== 0);
  if (exposed.length === 0) return { nodes: [], cost: 0, leaves: [] };
  const open = createOpenGraph(ways, coming, passage.leading);
  return cheapestFix(ways, standings, exposed, { coming, open }, passage.pastAll);
}

/** The edges on any open path, each once, as ids in their order. */
function openEdges({ graph, rules, bit }: GateWays, { coming, leading }: Passage): readonly string[] {
  const { nodes, indexOf, edges, from, to } = graph;
  const open: string[] = [];
  for (let edge = 0; edge < edges.length; edge++) {
    if (((rules.judgedOn[edge] ?? 0) & bit) === 0) continue;
    const [start, end] = [from[edge] ?? 0, to[edge] ?? 0];
    const able = rules.able[end] ?? 0;
    const [seen, unseen] = [leading.seen[end] ?? 0, leading.unseen[end] ?? 0];
    if (
      (((coming.seen[start] ?? 0) & seen) |
        ((coming.unseen[start] ?? 0) & ((able & seen) | (~able & unseen)))) &
      bit
    )
      open.push(edges[edge]?.id ?? "");
  }
  const hasCopies = nodes.length > indexOf.size;
  return hasCopies ? [...new Set(open)].filter((id) => id !== "").toSorted(compareText) : open;
}
