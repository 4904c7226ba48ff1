import { applied, type ApplyResult, superseded, tooMany } from "./apply-result";
import { changeFields } from "./change-fields";
import { limits } from "./limits";
import type { OperationBody } from "./operations";
import type { Pipeline } from "./pipeline";
import { deleteRecord, getRecord, setRecord, valuesOf } from "./records";

type ZoneOperation = Extract<OperationBody, { type: "zone.added" | "zone.changed" | "zone.removed" }>;

/** The nodes of a zone that is removed stay, in no zone. */
export function applyZoneOperation(pipeline: Pipeline, operation: ZoneOperation): ApplyResult {
  if (operation.type === "zone.added") {
    if (getRecord(pipeline.zones, operation.zone.id)) return superseded(pipeline);
    if (pipeline.zones.size >= limits.zones) return tooMany("zones", limits.zones);
    return applied({ ...pipeline, zones: setRecord(pipeline.zones, operation.zone.id, operation.zone) });
  }
  const zone = getRecord(pipeline.zones, operation.zone);
  if (!zone) return superseded(pipeline);
  if (operation.type === "zone.removed") return applied(removeZone(pipeline, zone.id));
  return applied({
    ...pipeline,
    zones: setRecord(pipeline.zones, zone.id, changeFields(zone, operation.set)),
  });
}

function removeZone(pipeline: Pipeline, id: string): Pipeline {
  let nodes = pipeline.nodes;
  for (const node of valuesOf(pipeline.nodes))
    if (node.zone === id) nodes = setRecord(nodes, node.id, changeFields(node, { zone: null }));
  return { ...pipeline, nodes, zones: deleteRecord(pipeline.zones, id) };
}
