import { closeRunners } from "../gates/gate-standings";
import type { Judged } from "./judge-gates";
import { reachForward } from "../gates/open-ways";
import type { SingleFix } from "../posture";
import type { PostureGraph } from "../graph/posture-graph";
import { type Candidate, compareCandidates } from "../fix/best-place";

/** The best fix of all gates; null if none closes anything. @param judged the batches of gates, counted by one proof */
export function bestSingleFix(graph: PostureGraph, judged: readonly Judged[]): SingleFix | null {
  const candidates = judged.flatMap((batch) =>
    batch.gates.flatMap(({ place, verdict }) =>
      place ? [{ ...place, batch, verdict: verdict.verdict }] : [],
    ),
  );
  const isInPlace = ({ verdict }: { readonly verdict: string }) => (verdict === "bypassed" ? 1 : 0);
  const [best] = candidates.toSorted((a, b) => isInPlace(b) - isInPlace(a) || compareCandidates(graph, a, b));
  if (!best) return null;
  return {
    node: graph.nodes[best.node]?.id ?? "",
    control: best.control,
    closes: best.closes,
    targets: closedBy(best.batch, best),
  };
}

/** The exposed targets that a gate at this node protects, as ids in their order. */
function closedBy(
  { protectedMap: { graph, rules, targets }, standings, gates }: Judged,
  { node, control }: Candidate,
): readonly string[] {
  const index = rules.gates.findIndex(({ id }) => id === control);
  const own = standings.own.slice();
  own[node] = (own[node] ?? 0) | (1 << index);
  const { seen } = reachForward(graph, rules, closeRunners(own, rules, graph));
  const open = new Set(
    targets.flatMap((target) =>
      ((seen[target] ?? 0) & (1 << index)) !== 0 ? [graph.nodes[target]?.id] : [],
    ),
  );
  return gates[index]?.verdict.exposedTargets.filter((target) => !open.has(target)) ?? [];
}
