import type { Catalogue, Control, Gate } from "../catalogue/catalogue";
import type { PipelineEdge, PipelineNode } from "../pipeline/document";
import { claimsOf, type NodeClaims, type Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "../posture/coverage/applicable-controls";
import { effectiveStatus, isEffective } from "../posture/coverage/effective-status";
import type { Confirmations } from "../reviews/review-pending";
import { gateChecks } from "./gate-checks";

/** A node with the gates that are in place on it, as declared. */
export interface GatedNode {
  readonly node: Pick<PipelineNode, "kind" | "buildsImages">;
  readonly gates: readonly Gate[];
}

/**
 * The gates in place on a node.
 * @param controls those that apply to it. @param today the UTC day as `YYYY-MM-DD`.
 */
export function gatesInPlace(
  controls: readonly Control[],
  claims: NodeClaims,
  today: string,
  map: Confirmations,
): readonly Gate[] {
  return controls.flatMap(({ id, gate }) =>
    gate && isEffective(effectiveStatus(claims.get(id), today, map), "declared") ? [gate] : [],
  );
}

/** Whether a gate that looks at what is handed over is in place at either end: `Hop.isChecked` of one line by itself. */
export function isChecked({ artifact }: PipelineEdge, from: GatedNode, to: GatedNode): boolean {
  return (
    from.gates.some((gate) => gateChecks(gate, from.node, artifact, "leaves")) ||
    to.gates.some((gate) => gateChecks(gate, to.node, artifact, "arrives"))
  );
}

/** The ids of all hand-overs that a gate in place at either end looks at. @param today the UTC day as `YYYY-MM-DD`. */
export function checkedHandOvers(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
): ReadonlySet<string> {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const gated = new Map(
    [...pipeline.nodes.values()].map((node): [string, GatedNode] => [
      node.id,
      {
        node,
        gates: gatesInPlace(
          controlsOf(node, surroundings.get(node.id)),
          claimsOf(pipeline, node.id),
          today,
          pipeline,
        ),
      },
    ]),
  );
  const checked = [...pipeline.edges.values()].filter((edge) => {
    const [from, to] = [gated.get(edge.source), gated.get(edge.target)];
    return from && to && isChecked(edge, from, to);
  });
  return new Set(checked.map(({ id }) => id));
}
