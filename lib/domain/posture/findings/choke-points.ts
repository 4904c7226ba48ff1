import { compareText } from "../../pipeline/pipeline";
import { dominatorsOf } from "../../graph/dominators";
import type { GateRules } from "../gates/gate-rules";
import type { GateStandings } from "../gates/gate-standings";
import type { Origins } from "../graph/origins";
import type { MapStatuses } from "../coverage/assess";
import { countOpen } from "../coverage/count-open";
import type { ChokePoint, Proof } from "../posture";
import { graphBits, type PostureGraph } from "../graph/posture-graph";

/** The nodes on every path from any origin to some target, by index, with those targets. Independent of claims. */
export function findChokePoints(
  graph: PostureGraph,
  { firstParty, thirdParty }: Origins,
  targets: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const { nodes, from, to, graphsOf } = graph;
  const isFlow = (_end: number, edge: number) => ((graphsOf[edge] ?? 0) & graphBits.flow) !== 0;
  const { before } = dominatorsOf(
    nodes.length,
    [...firstParty, ...thirdParty],
    from.filter(isFlow),
    to.filter(isFlow),
  );
  const points = new Map<number, number[]>();
  for (const target of targets) {
    for (
      let node = before[target] === -1 ? nodes.length : target;
      node !== nodes.length;
      node = before[node] ?? nodes.length
    ) {
      const known = points.get(node);
      if (known) known.push(target);
      else points.set(node, [target]);
    }
  }
  return points;
}

/** With the gates that could be in place there and are not; most targets first, then by name. */
export function describeChokePoints(
  points: ReadonlyMap<number, readonly number[]>,
  { nodes, controlsAt, statusesAt }: MapStatuses,
  proof: Proof,
  batches: readonly { readonly rules: GateRules; readonly standings: GateStandings }[],
): readonly ChokePoint[] {
  return [...points]
    .toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || a - b)
    .map(([node, targets]) => {
      const missingGates = batches.flatMap(({ rules, standings }) =>
        rules.gates
          .filter((_gate, index) => ((standings.candidates[node] ?? 0) & (1 << index)) !== 0)
          .map(({ id }) => id),
      );
      const missing = new Set(missingGates);
      const statuses = (statusesAt[node] ?? []).filter((_status, index) =>
        missing.has(controlsAt[node]?.[index]?.id ?? ""),
      );
      return {
        node: nodes[node]?.id ?? "",
        targets: targets.map((target) => nodes[target]?.id ?? "").toSorted(compareText),
        missingGates,
        open: countOpen(statuses, proof),
      };
    });
}
