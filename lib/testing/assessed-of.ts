import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import { byId, claimsOf, type Pipeline } from "../domain/pipeline/pipeline";
import { createControlsOf, surroundingsByNode } from "@/lib/domain/posture/coverage/applicable-controls";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { MapStatuses } from "@/lib/domain/posture/coverage/assess";

export function assessedOf(pipeline: Pipeline, catalogue: Catalogue, today = "2026-11-24"): MapStatuses {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const controlsAt = nodes.map((node) => controlsOf(node, surroundings.get(node.id)));
  const statusesAt = nodes.map(({ id }, place) =>
    (controlsAt[place] ?? []).map((control) =>
      effectiveStatus(claimsOf(pipeline, id).get(control.id), today, pipeline),
    ),
  );
  return { nodes, controlsAt, statusesAt };
}
