import { useEditor } from "@/lib/client/editor/editor-context";
import { byId, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";

/** The zones by name. */
export function useZoneIds(): readonly string[] {
  return useEditor(({ visible }) => idsOf(visible.zones));
}

/** The nodes in a zone, by name. */
export function useZoneMembers(zone: string): readonly string[] {
  return useEditor(({ visible }) => membersOf(visible.nodes).get(zone) ?? none);
}

const none: readonly string[] = [];
const zoneIds = new WeakMap<Pipeline["zones"], readonly string[]>();
const members = new WeakMap<Pipeline["nodes"], ReadonlyMap<string, readonly string[]>>();

function idsOf(zones: Pipeline["zones"]): readonly string[] {
  const before = zoneIds.get(zones);
  if (before) return before;
  const ids = [...valuesOf(zones)]
    .toSorted((a, b) => compareText(a.name, b.name) || byId(a, b))
    .map(({ id }) => id);
  zoneIds.set(zones, ids);
  return ids;
}

/** Gone through once after each change of a node, however many zones ask. */
function membersOf(nodes: Pipeline["nodes"]): ReadonlyMap<string, readonly string[]> {
  const before = members.get(nodes);
  if (before) return before;
  const byZone = new Map<string, string[]>();
  for (const { id, zone } of [...valuesOf(nodes)].toSorted(
    (a, b) => compareText(a.name, b.name) || byId(a, b),
  )) {
    if (zone === undefined) continue;
    const found = byZone.get(zone);
    if (found) found.push(id);
    else byZone.set(zone, [id]);
  }
  members.set(nodes, byZone);
  return byZone;
}
