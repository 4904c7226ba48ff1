import { compareText } from "../../pipeline/pipeline";
import { cheapestFix } from "../fix/cheapest-fix";
import { gateSpace, type GateWays } from "../gates/gate-ways";
import { createOpenGraph, type OpenGraph } from "../gates/open-graph";
import type { Verdict } from "../posture";
import { shortestWay } from "../graph/shortest-way";
import type { Protected, Passage } from "../gates/passage";

export interface VerdictWithWays {
  readonly verdict: Verdict;
  readonly exposed: readonly number[];
  /** The open ways to them; absent where there are none. */
  readonly open?: OpenGraph;
}

/** The verdict of docs/analysis-definitions.md on one gate, the first that fits. */
export function judgeGate(
  { graph, rules, targets, comingAtAll }: Protected,
  passage: Passage,
  index: number,
): VerdictWithWays {
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
  const witness = shortestWay(gateSpace(ways, new Set(exposed)));
  const isAnywhere = has(standings.own);
  const open = createOpenGraph(ways, coming, passage.leading);
  return {
    verdict: {
      verdict: isAnywhere ? "bypassed" : "stands-nowhere",
      exposedTargets: exposed.map((target) => graph.nodes[target]?.id ?? "").toSorted(compareText),
      ...(witness ? { witness } : {}),
      openEdges: isAnywhere ? openEdges(ways, passage) : [],
      fix: cheapestFix(ways, standings, exposed, { coming, open }, passage.pastAll),
    },
    exposed,
    open,
  };
}

/** The edges on any open way, each once, as ids in their order. */
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
  return hasCopies ? [...new Set(open)].toSorted(compareText) : open;
}
