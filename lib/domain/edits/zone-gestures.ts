import type { PipelineNode, Zone } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { getRecord, valuesOf } from "../pipeline/records";
import type { Edit } from "./edit";

export const zoneKinds: { readonly [kind in Zone["kind"]]: string } = {
  account: "Account",
  cluster: "Cluster",
  network: "Network",
  team: "Team",
  other: "Other",
};

/** A new zone around these nodes, which leave the zones that they stood in; without nodes, an empty one. */
export function groupInZone(pipeline: Pipeline, nodes: Iterable<string>, id: string): Edit {
  const names = new Set([...valuesOf(pipeline.zones)].map(({ name }) => name));
  let number = pipeline.zones.size + 1;
  while (names.has(`Zone ${number}`)) number++;
  const zone: Zone = { id, name: `Zone ${number}`, kind: "network" };
  return {
    operations: [
      { type: "zone.added", zone },
      ...existing(pipeline, nodes).map((node): OperationBody => ({
        type: "node.changed",
        node: node.id,
        set: { zone: id },
      })),
    ],
    label: `make ${zone.name}`,
  };
}

/** Takes nodes out of their zones; a zone that is empty then goes too. */
export function ungroup(pipeline: Pipeline, nodes: Iterable<string>): Edit | undefined {
  const leaving = existing(pipeline, nodes).filter(({ zone }) => zone !== undefined);
  if (leaving.length === 0) return undefined;
  const ids = new Set(leaving.map(({ id }) => id));
  const kept = new Set(
    [...valuesOf(pipeline.nodes)].flatMap(({ id, zone }) =>
      zone === undefined || ids.has(id) ? [] : [zone],
    ),
  );
  const emptied = new Set(
    leaving.flatMap(({ zone }) => (zone === undefined || kept.has(zone) ? [] : [zone])),
  );
  return {
    operations: [
      ...leaving.map(({ id }): OperationBody => ({ type: "node.changed", node: id, set: { zone: null } })),
      ...[...emptied].map((zone): OperationBody => ({ type: "zone.removed", zone })),
    ],
    label:
      leaving.length === 1 && leaving[0]
        ? `take ${leaving[0].name} out of its zone`
        : `take ${leaving.length} nodes out of their zones`,
  };
}

export function removeZone(pipeline: Pipeline, id: string): Edit | undefined {
  const zone = getRecord(pipeline.zones, id);
  return zone && { operations: [{ type: "zone.removed", zone: id }], label: `remove the zone ${zone.name}` };
}

export function changeZone(
  pipeline: Pipeline,
  id: string,
  set: Extract<OperationBody, { type: "zone.changed" }>["set"],
): Edit | undefined {
  const zone = getRecord(pipeline.zones, id);
  return (
    zone && { operations: [{ type: "zone.changed", zone: id, set }], label: `change the zone ${zone.name}` }
  );
}

function existing(pipeline: Pipeline, ids: Iterable<string>): readonly PipelineNode[] {
  return [...ids].flatMap((id) => getRecord(pipeline.nodes, id) ?? []);
}
