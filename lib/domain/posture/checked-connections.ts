import type { Catalogue, Gate } from "../catalogue/catalogue";
import { gateChecks } from "../follow/gate-checks";
import type { Pipeline } from "../pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "./coverage/applicable-controls";
import { assess } from "./coverage/assess";
import { effectiveAt } from "./coverage/effective-at";
import { isEffective } from "./coverage/effective-status";
import { createPostureGraph } from "./graph/posture-graph";
import { findMayBuild, findUnsigned } from "./graph/unsigned";

/**
 * The ids of the connections that are marked as checked (Analysis 12): automated, with a gate at either end that checks the
 * artifact, is in place (declared or verified) and counts there, and on no path of an open, unprotected entry.
 * @param today the UTC day as `YYYY-MM-DD`
 * @param unprotected the edges of these paths (`unprotectedHandOvers`); undefined: the analysis has no answer, and none is
 * checked
 */
export function checkedHandOvers(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
  unprotected: readonly string[] | undefined,
): ReadonlySet<string> {
  if (!unprotected) return new Set();
  const graph = createPostureGraph(pipeline);
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const controlsAt = graph.nodes.map((node) => controlsOf(node, surroundings.get(node.id)));
  const assessed = assess(graph.nodes, controlsAt, pipeline, today);
  const gatesAt = controlsAt.map((controls, node) =>
    controls.flatMap(({ gate }, index): readonly Gate[] =>
      gate && isEffective(assessed.statusesAt[node]?.[index] ?? "not-assessed", "declared") ? [gate] : [],
    ),
  );
  const unsignedBy = new Map<string, Uint8Array>();
  const counts = ({ provedBy }: Gate, edge: number): boolean => {
    if (provedBy === undefined) return true;
    const signs = () => effectiveAt(assessed, provedBy, "declared");
    const unsigned =
      unsignedBy.get(provedBy) ?? findUnsigned({ graph, mayBuild: findMayBuild(graph), signs: signs() });
    unsignedBy.set(provedBy, unsigned);
    return unsigned[edge] === 0;
  };
  const crossed = new Set(unprotected);
  const checked = graph.edges.flatMap(({ id, automated, artifact }, edge) => {
    if (automated !== true || crossed.has(id)) return [];
    const looksAt = (place: number, end: "leaves" | "arrives") => {
      const node = graph.nodes[place];
      return (
        node !== undefined &&
        gatesAt[place]?.some((gate) => gateChecks(gate, node, artifact, end) && counts(gate, edge)) === true
      );
    };
    return looksAt(graph.from[edge] ?? -1, "leaves") || looksAt(graph.to[edge] ?? -1, "arrives") ? [id] : [];
  });
  return new Set(checked);
}
