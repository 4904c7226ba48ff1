import type { Zone } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import type { Changes, Edit } from "./edit";
import { existingNodes } from "./nodes";
import { changeNodes } from "./change-nodes";
import { wordsOf } from "../words/environment-in";
import { withEnvironmentTold } from "./environment-told";

/** A zone that holds nothing yet. */
export function addZone(zone: Zone): Edit {
  return {
    operations: [{ type: "zone.added", zone }],
    label: `add the zone ${zone.name}`,
    told: `Zone ${zone.name} added.`,
  };
}

/** A new zone around these nodes, which leave the zones that they stood in; without nodes, an empty one. */
export function groupInZone(pipeline: Pipeline, nodes: Iterable<string>, id: string): Edit {
  const names = new Set([...pipeline.zones.values()].map(({ name }) => name));
  let number = pipeline.zones.size + 1;
  while (names.has(`Zone ${number}`)) number++;
  const zone: Zone = { id, name: `Zone ${number}`, kind: "network" };
  return {
    operations: [
      { type: "zone.added", zone },
      ...existingNodes(pipeline, nodes).map((node): OperationBody => ({
        type: "node.changed",
        node: node.id,
        set: { zone: id },
      })),
    ],
    label: `make ${zone.name}`,
  };
}

/** Whether these nodes are all that there is in one zone: a new one around them would leave it empty. */
export function fillZone({ nodes: all }: Pick<Pipeline, "nodes">, nodes: ReadonlySet<string>): boolean {
  const chosen = existingNodes({ nodes: all }, nodes);
  const zone = chosen[0]?.zone;
  if (zone === undefined) return false;
  const members = [...all.values()].filter((node) => node.zone === zone);
  return members.length === chosen.length && members.every(({ id }) => nodes.has(id));
}

/** Takes nodes out of their zones; a zone that is empty then goes too. */
export function ungroup(pipeline: Pipeline, nodes: Iterable<string>): Edit | undefined {
  const leaving = existingNodes(pipeline, nodes).filter(({ zone }) => zone !== undefined);
  const ids = new Set(leaving.map(({ id }) => id));
  const out = changeNodes(pipeline, ids, { zone: null });
  const kept = new Set(
    [...pipeline.nodes.values()].flatMap(({ id, zone }) => (zone === undefined || ids.has(id) ? [] : [zone])),
  );
  const emptied = new Set(
    leaving.flatMap(({ zone }) => (zone === undefined || kept.has(zone) ? [] : [zone])),
  );
  return (
    out && {
      ...out,
      operations: [
        ...out.operations,
        ...[...emptied].map((zone): OperationBody => ({ type: "zone.removed", zone })),
      ],
    }
  );
}

/** What one called by its number is not said to be yet. */
const unnamed = /^Zone \d+$/;

/** The kind of zone that people mean with the words of its first name: "AWS production account". */
const kindOfWord: ReadonlyMap<string, Zone["kind"]> = new Map([
  ["account", "account"],
  ["subscription", "account"],
  ["cluster", "cluster"],
  ["network", "network"],
  ["vpc", "network"],
  ["team", "team"],
]);

/** Undefined if the name implies no kind, or several. */
function kindIn(name: string): Zone["kind"] | undefined {
  const named = new Set(wordsOf(name).flatMap((word) => kindOfWord.get(word) ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/**
 * Sets a zone's fields; its first name may imply its kind. Works for a deleted zone too: the server then refuses the edit, and
 * the typed text is kept.
 */
export function changeZone(pipeline: Pipeline, id: string, set: Changes<"zone">): Edit {
  const name = pipeline.zones.get(id)?.name ?? "";
  const kind = set.name !== undefined && unnamed.test(name) ? kindIn(set.name) : undefined;
  const edit: Edit = {
    operations: [{ type: "zone.changed", zone: id, set: kind === undefined ? set : { kind, ...set } }],
    label: `${set.name === undefined ? "change" : "rename"} the zone ${name}`,
  };
  if (set.name === undefined) return edit;
  const members = [...pipeline.nodes.values()].filter(({ zone }) => zone === id);
  return withEnvironmentTold(edit, members, set.name);
}

/** Its nodes stay, in no zone. */
export function removeZone(pipeline: Pipeline, id: string): Edit | undefined {
  const zone = pipeline.zones.get(id);
  return zone && { operations: [{ type: "zone.removed", zone: id }], label: `remove the zone ${zone.name}` };
}
