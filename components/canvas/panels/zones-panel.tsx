"use client";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ZoneRow } from "./zone-row";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { byId } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { putAllInZone } from "@/lib/domain/edits/bulk-gestures";
import { groupInZone } from "@/lib/domain/edits/zone-gestures";
import { useCommandContext, useMapState } from "../state/map-context";

export function ZonesPanel() {
  const { map, pipeline } = useCommandContext();
  const zones = useEditor((state) => state.visible.zones);
  const nodes = useEditor((state) => state.visible.nodes);
  const selected = useMapState((state) => state.selection.nodes);
  const isReadOnly = useIsReadOnly();
  const members = new Map<string, number>();
  for (const { zone } of valuesOf(nodes))
    if (zone !== undefined) members.set(zone, (members.get(zone) ?? 0) + 1);
  const what = selected.size === 1 ? "the selected node" : `the ${selected.size} selected nodes`;
  return (
    <Dialog title="Zones" isOpen onClose={map.closePanel}>
      <p className="text-soft">
        A zone is a trust boundary: an account, a cluster, a network or a team. What crosses its border is
        marked on the map.
      </p>
      {zones.size === 0 && <p className="text-soft">There is none yet.</p>}
      <ul className="flex flex-col gap-2">
        {[...valuesOf(zones)].toSorted(byId).map((zone) => (
          <li key={zone.id} className="flex flex-col gap-1">
            <ZoneRow
              zone={zone}
              members={members.get(zone.id) ?? 0}
              isReadOnly={isReadOnly}
              onChange={(gesture) => map.perform(gesture(pipeline()))}
            />
            {!isReadOnly && selected.size > 0 && (
              <Button
                tone="quiet"
                className="self-start"
                onClick={() => map.perform(putAllInZone(pipeline(), selected, zone.id))}
              >
                Put {what} in {zone.name}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <p className="flex flex-wrap gap-2">
          <Button tone="primary" onClick={() => map.perform(groupInZone(pipeline(), selected, newNodeId()))}>
            {selected.size > 0 ? `Make a zone around ${what}` : "Make an empty zone"}
          </Button>
          {selected.size > 0 && (
            <Button onClick={() => map.perform(putAllInZone(pipeline(), selected, null))}>
              Take {what} out
            </Button>
          )}
        </p>
      )}
    </Dialog>
  );
}
