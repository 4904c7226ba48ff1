"use client";
import { X } from "lucide-react";
import { memo } from "react";
import { inputClass } from "@/components/ui/form";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import type { Changes } from "@/lib/domain/edits/edit";
import { addZone, changeZone } from "@/lib/domain/edits/zones";
import type { Zone } from "@/lib/domain/pipeline/document";
import { zoneKinds } from "@/lib/domain/pipeline/document-lists";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { byName, idsByName } from "./by-name";
import { oncePer } from "@/lib/domain/once-per";
import { NewRecordForm } from "./new-record-form";
import { CellSelect, CellText, NodeLink, quietButton } from "./cells";
import { useOutline, useOutlineActions } from "./outline-context";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { zoneKindNames } from "@/lib/domain/words/zone-kind-names";

const kindOptions = zoneKinds.map((value) => ({ value, label: zoneKindNames[value] }));

export function ZonesSection() {
  const ids = useEditor(({ visible }) => idsByName(visible.zones));
  const isReadOnly = useIsReadOnly();
  return (
    <section aria-labelledby="zones" className="mb-6">
      <h2 id="zones" tabIndex={-1} className="mb-1.5 scroll-mt-28 text-lead outline-none">
        Zones
      </h2>
      {ids.length === 0 && (
        <p className="mb-2 text-soft">
          No trust boundaries yet. Add a zone for an account, a cluster, a network or a team.
        </p>
      )}
      {ids.length > 0 && (
        <ul className="mb-2 rounded-card bg-panel px-4 shadow-card max-sm:px-3">
          {ids.map((id) => (
            <ZoneItem key={id} id={id} />
          ))}
        </ul>
      )}
      {!isReadOnly && <NewZone />}
    </section>
  );
}

const ZoneItem = memo(function ZoneItem({ id }: { readonly id: string }) {
  const zone = useEditor(({ visible }) => visible.zones.get(id));
  const isReadOnly = useIsReadOnly();
  const members = useEditor(({ visible }) => membersOf(visible.nodes).get(id) ?? noMembers);
  const ticked = useOutline((state) => state.ticked);
  const { perform, putInZone, openDialog, removeZone } = useOutlineActions();
  if (!zone) return null;
  const change = (set: Changes<"zone">) => perform((pipeline) => changeZone(pipeline, id, set));
  return (
    <li className="keep-together flex flex-col gap-1.5 border-t border-line py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-40 flex-1 font-medium sm:max-w-72">
          <CellText
            label={`Name of zone ${zone.name}`}
            value={zone.name}
            schema={nameSchema}
            isRequired
            onChange={(name) => name !== null && change({ name })}
          />
        </div>
        <div className="w-32">
          <CellSelect
            label={`Kind of zone ${zone.name}`}
            value={zone.kind}
            options={kindOptions}
            onChange={(kind) => change({ kind })}
          />
        </div>
        <span className="text-soft tabular-nums">
          {members.length} {members.length === 1 ? "node" : "nodes"}
        </span>
        {!isReadOnly && (
          <span className="flex flex-wrap">
            <button
              type="button"
              className={quietButton}
              onClick={() => openDialog({ name: "zone", zone: id })}
            >
              Put a node in<span className="sr-only"> {zone.name}</span>
            </button>
            {ticked.size > 0 && (
              <button type="button" className={quietButton} onClick={() => putInZone(ticked, id)}>
                Put the {ticked.size} selected in<span className="sr-only"> {zone.name}</span>
              </button>
            )}
            <button type="button" className={quietButton} onClick={() => removeZone(id)}>
              Remove<span className="sr-only"> zone {zone.name}</span>
            </button>
          </span>
        )}
      </div>
      {members.length > 0 && (
        <ul aria-label={`In ${zone.name}`} className="flex flex-wrap gap-x-3 gap-y-1">
          {members.map((node) => (
            <li key={node} className="flex items-center">
              <NodeLink id={node} />
              {!isReadOnly && <TakeOut node={node} zone={zone} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
});

function TakeOut({ node, zone }: { readonly node: string; readonly zone: Zone }) {
  const name = useEditor(({ visible }) => visible.nodes.get(node)?.name);
  const { putInZone } = useOutlineActions();
  return (
    <button
      type="button"
      aria-label={`Remove ${name} from ${zone.name}`}
      onClick={() => putInZone([node], null)}
      className="grid size-6 place-items-center rounded-full text-soft hover:bg-bg"
    >
      <X aria-hidden size={12} />
    </button>
  );
}

function NewZone() {
  const { perform, announce } = useOutlineActions();
  const add = (name: string, data: FormData) => {
    const kind = kindOptions.find(({ value }) => value === data.get("kind"))?.value ?? "other";
    return perform(addZone({ id: newNodeId(), name, kind }), { tell: announce });
  };
  return (
    <NewRecordForm what="zone" placeholder="A new zone, such as CI network" onAdd={add}>
      <select
        name="kind"
        aria-label="Kind of the new zone"
        defaultValue="network"
        className={`${inputClass} !w-32`}
      >
        {kindOptions.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </NewRecordForm>
  );
}

const noMembers: readonly string[] = [];

/** The nodes in each zone, by name: read once per change of a node, however many zones ask. */
const membersOf = oncePer((nodes: Pipeline["nodes"]): ReadonlyMap<string, readonly string[]> => {
  const byZone = new Map<string, string[]>();
  for (const { id, zone } of [...nodes.values()].toSorted(byName)) {
    if (zone === undefined) continue;
    const found = byZone.get(zone);
    if (found) found.push(id);
    else byZone.set(zone, [id]);
  }
  return byZone;
});
