import type { Catalogue } from "../catalogue/catalogue";
import type { Pipeline } from "../pipeline/pipeline";
import { assess } from "./coverage/assess";
import { createControlsOf, surroundingsByNode } from "./coverage/applicable-controls";
import { isOpen } from "./coverage/effective-status";
import { coverMap, describeCoverage } from "./coverage/map-coverage";
import { createGapRanking, type Gap } from "./findings/gaps";
import type { Posture, Proof } from "./posture";

/**
 * The result for a map that could not be analysed: its statuses, and its gaps by weight and status only. O(nodes + claims):
 * follows no path.
 */
export function countedPosture(
  pipeline: Pipeline,
  catalogue: Catalogue,
  today: string,
): Pick<Posture, "coverage" | "gaps"> {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const nodes = [...pipeline.nodes.values()];
  const controlsAt = nodes.map((node) => controlsOf(node, surroundings.get(node.id)));
  const { statusesAt } = assess(nodes, controlsAt, pipeline, today);
  const gapsAs = (proof: Proof): readonly Gap[] => {
    const ranking = createGapRanking();
    for (const [index, { id }] of nodes.entries()) {
      const add = ranking.at({ node: id, reach: 1, bareness: 1 });
      for (const [at, control] of (controlsAt[index] ?? []).entries()) {
        const status = statusesAt[index]?.[at];
        if (status && isOpen(status, proof)) add(control.id, control.weight, status, 1);
      }
    }
    return ranking.ranked();
  };
  return {
    coverage: describeCoverage(coverMap(pipeline, controlsOf, today)),
    gaps: { declared: gapsAs("declared"), proven: gapsAs("proven") },
  };
}
