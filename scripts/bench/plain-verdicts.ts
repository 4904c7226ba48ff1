import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { isFlowEdge } from "@/lib/domain/pipeline/is-flow-edge";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";
import { effectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { findTargets } from "@/lib/domain/posture/graph/targets";

/**
 * The simplest way to find only the bypasses: for each gate, and each way of counting, one breadth-first
 * search from the inputs, with nothing shared and without fixes, edges, dominators, threats or priorities.
 * @returns the number of exposed targets, over all gates.
 */
export function plainVerdicts(pipeline: Pipeline, catalogue: Catalogue, today: string): number {
  const nodes = [...pipeline.nodes.values()];
  let exposed = 0;
  for (const proof of ["declared", "proven"] as const) {
    for (const gate of catalogue.controls.filter((control) => control.gate !== undefined)) {
      const edges = [...pipeline.edges.values()].filter((edge) => isFlowEdge(edge, pipeline.nodes));
      const followers = new Map<string, string[]>();
      const entered = new Set<string>();
      for (const { source, target } of edges) {
        const known = followers.get(source);
        if (known) known.push(target);
        else followers.set(source, [target]);
        entered.add(target);
      }
      const controlsOf = createControlsOf(catalogue);
      const surroundings = surroundingsByNode(pipeline);
      const closed = new Set(
        nodes
          .filter(
            (node) =>
              controlsOf(node, surroundings.get(node.id)).includes(gate) &&
              isEffective(effectiveStatus(claimsOf(pipeline, node.id).get(gate.id), today, pipeline), proof),
          )
          .map(({ id }) => id),
      );
      const reached = new Set(
        nodes
          .filter(({ id, kind }) => (kind === "developer" || !entered.has(id)) && !closed.has(id))
          .map(({ id }) => id),
      );
      for (const id of reached)
        for (const follower of followers.get(id) ?? []) if (!closed.has(follower)) reached.add(follower);
      exposed += findTargets(nodes, edges).filter((target) => reached.has(target)).length;
    }
  }
  return exposed;
}
