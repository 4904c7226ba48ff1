import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";

type ZoneOperation = Extract<OperationBody, { type: "zone.added" | "zone.changed" | "zone.removed" }>;

/** The nodes of a zone that is removed stay, in no zone. */
export function applyZoneOperation(pipeline: Pipeline, operation: ZoneOperation): ApplyResult {
  if (operation.type === "zone.added") {
    if (pipeline.zones.get(operation.zone.id)) return superseded(pipeline);
    if (pipeline.zones.size >= limits.zones) return tooMany("zones", limits.zones);
    return applied({ ...pipeline, zones: pipeline.zones.with(operation.zone.id, operation.zone) });
  }
  const zone = pipeline.zones.get(operation.zone);
  if (!zone) return superseded(pipeline);
  if (operation.type === "zone.removed") return applied(removeZone(pipeline, zone.id));
  return applied({
    ...pipeline,
    zones: pipeline.zones.with(zone.id, changeFields(zone, operation.set)),
  });
}

function removeZone(pipeline: Pipeline, id: string): Pipeline {
  let nodes = pipeline.nodes;
  for (const node of pipeline.nodes.values())
    if (node.zone === id) nodes = nodes.with(node.id, changeFields(node, { zone: null }));
  return { ...pipeline, nodes, zones: pipeline.zones.without(id) };
}
