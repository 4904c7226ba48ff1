"use client";
import { Trash2 } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DraftInput } from "@/components/ui/draft-input";
import { inputClass } from "@/components/ui/form";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { quoteTyped } from "@/lib/client/editor/typed-text";
import { newNodeId } from "@/lib/client/new-id";
import { byId, compareText } from "@/lib/domain/pipeline/pipeline";
import { changeZone, fillZone, groupInZone, removeZone } from "@/lib/domain/edits/zones";
import type { Zone } from "@/lib/domain/pipeline/document";
import { zoneKinds } from "@/lib/domain/pipeline/document-lists";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { zonesToTidy } from "@/lib/domain/drawing/zones-apart";
import { allCommands } from "../commands/all-commands";
import { runCommand } from "../commands/command";
import { useCommandContext, useMapActions, useMapState } from "../state/map-context";
import { showZoneTitle } from "../viewport/show-zone";
import { changeNodes } from "@/lib/domain/edits/change-nodes";
import { existingNodes } from "@/lib/domain/edits/nodes";
import { zoneKindNames } from "@/lib/domain/words/zone-kind-names";

const noNodes: ReadonlySet<string> = new Set();

export function ZonesPanel() {
  const context = useCommandContext();
  const { map } = context;
  const zones = useEditor((state) => state.visible.zones);
  const nodes = useEditor((state) => state.visible.nodes);
  const selected = useMapState((state) => state.selection.nodes);
  const asked = useMapState(({ panel }) => (panel?.name === "zones" ? panel.zone : undefined));
  const isReadOnly = useIsReadOnly();
  useEffect(() => {
    if (asked !== undefined) showZoneTitle(context.state().instance, context.pipeline(), asked);
  }, [asked, context]);
  const chosen = existingNodes({ nodes }, selected);
  const members = new Map<string, number>();
  for (const { zone } of nodes.values())
    if (zone !== undefined) members.set(zone, (members.get(zone) ?? 0) + 1);
  // A new zone is not at once offered a second one around the same nodes.
  const around = fillZone({ nodes }, selected) ? noNodes : selected;
  const what = selected.size === 1 ? "the selected node" : `the ${selected.size} selected nodes`;
  return (
    <Dialog title="Zones" isOpen onClose={map.closePanel}>
      <p className="text-soft">
        A zone is a trust boundary: an account, a cluster, a network or a team. The map marks connections that
        cross its border.
      </p>
      {zones.size === 0 && <p className="text-soft">No zones yet.</p>}
      {!isReadOnly && selected.size === 0 && (
        <p className="text-soft">
          To create one around nodes, close this dialog, select them
          <span className="max-sm:hidden"> (Shift and drag draws a box)</span>, and come back.
        </p>
      )}
      {!isReadOnly && <ZonesToTidy />}
      <ul className="flex flex-col gap-2">
        {[...zones.values()].toSorted(byName).map((zone) => (
          <li key={zone.id} className="flex flex-col gap-1">
            <ZoneRow
              zone={zone}
              members={members.get(zone.id) ?? 0}
              isReadOnly={isReadOnly}
              isAsked={zone.id === asked}
            />
            {!isReadOnly && chosen.some((node) => node.zone !== zone.id) && (
              <Button
                tone="quiet"
                className="self-start"
                onClick={() => map.perform((before) => changeNodes(before, selected, { zone: zone.id }))}
              >
                Put {what} in {zone.name}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <p className="flex flex-wrap gap-2">
          <Button
            tone={around === selected ? "primary" : "plain"}
            onClick={() => {
              const id = newNodeId();
              if (map.perform((before) => groupInZone(before, around, id)))
                map.openPanel({ name: "zones", zone: id });
            }}
          >
            {around.size > 0 ? `Create zone around ${what}` : "Create empty zone"}
          </Button>
          {chosen.some(({ zone }) => zone !== undefined) && (
            <Button onClick={() => map.perform((before) => changeNodes(before, selected, { zone: null }))}>
              Remove {what} from {selected.size === 1 ? "its zone" : "their zones"}
            </Button>
          )}
        </p>
      )}
    </Dialog>
  );
}

/** A new zone surrounds its nodes, and other nodes may be between them. */
function ZonesToTidy() {
  const context = useCommandContext();
  const { zones, nodes } = useEditor((state) => state.visible);
  const toTidy = useMemo(() => zonesToTidy([...zones.values()], [...nodes.values()]), [zones, nodes]);
  if (toTidy.length === 0) return null;
  const tidyUp = allCommands.find(({ id }) => id === "tidy-up");
  return (
    <div role="note" className="flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 basis-56 text-soft">
        Zones that overlap other zones or nodes: {toTidy.map(({ name }) => name).join(", ")}. <i>Tidy up</i>{" "}
        moves them apart if the lanes have room.
      </p>
      {tidyUp && (
        <Button
          onClick={() => {
            context.map.closePanel();
            requestAnimationFrame(() => void runCommand(tidyUp, context));
          }}
        >
          Tidy up
        </Button>
      )}
    </div>
  );
}

/** By name, so that a zone is easy to find; the order of ids is random. */
function byName(one: Zone, other: Zone): number {
  return compareText(one.name, other.name) || byId(one, other);
}

interface ZoneRowProps {
  readonly zone: Zone;
  readonly members: number;
  readonly isReadOnly: boolean;
  /** The zone is new, or was opened from the map: its name field gets the focus. */
  readonly isAsked: boolean;
}

function ZoneRow({ zone, members, isReadOnly, isAsked }: ZoneRowProps) {
  const { perform } = useMapActions();
  const { say } = useEditorActions();
  const { id, name, kind } = zone;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAsked) field.current?.select();
  }, [isAsked]);
  return (
    <div className="grid grid-cols-[1fr_8rem_auto_auto] items-center gap-2 max-sm:grid-cols-[1fr_auto]">
      <DraftInput
        ref={field}
        aria-label={`Name of the zone ${name}`}
        data-first-focus={isAsked ? "" : undefined}
        value={name}
        disabled={isReadOnly}
        maxLength={200}
        keepsOnEscape
        onLost={(text) =>
          say(`The zone ${name} was not renamed: that name cannot be used. ${quoteTyped(text)}`, "error")
        }
        accepts={(text) => nameSchema.safeParse(text.trim()).success}
        onCommit={(text) => perform((pipeline) => changeZone(pipeline, id, { name: text.trim() }))}
      />
      <select
        aria-label={`Kind of the zone ${name}`}
        value={kind}
        disabled={isReadOnly}
        className={inputClass}
        onChange={(event) =>
          perform((pipeline) => changeZone(pipeline, id, { kind: event.target.value as Zone["kind"] }))
        } // One of the options below.
      >
        {zoneKinds.map((value) => (
          <option key={value} value={value}>
            {zoneKindNames[value]}
          </option>
        ))}
      </select>
      <span className="text-tiny whitespace-nowrap text-soft">
        {members} {members === 1 ? "node" : "nodes"}
      </span>
      <Button
        tone="quiet"
        disabled={isReadOnly}
        aria-label={`Remove the zone ${name}, keep its nodes`}
        title="Remove zone, keep its nodes"
        onClick={() => perform((pipeline) => removeZone(pipeline, id))}
      >
        <Trash2 aria-hidden size={14} />
      </Button>
    </div>
  );
}
