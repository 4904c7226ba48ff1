"use client";
import { Trash2 } from "lucide-react";
import { changeZone, removeZone, zoneKinds } from "@/lib/domain/edits/zone-gestures";
import { Button } from "@/components/ui/button";
import { DraftInput } from "@/components/ui/draft-input";
import { inputClass } from "@/components/ui/field";
import type { Zone } from "@/lib/domain/pipeline/document";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Edit } from "@/lib/domain/edits/edit";

interface ZoneRowProps {
  readonly zone: Zone;
  readonly members: number;
  readonly isReadOnly: boolean;
  readonly onChange: (gesture: (pipeline: Pipeline) => Edit | undefined) => void;
}

export function ZoneRow({ zone, members, isReadOnly, onChange }: ZoneRowProps) {
  const { id, name, kind } = zone;
  return (
    <div className="grid grid-cols-[1fr_8rem_auto_auto] items-center gap-2 max-sm:grid-cols-[1fr_auto]">
      <DraftInput
        aria-label={`Name of the zone ${name}`}
        value={name}
        disabled={isReadOnly}
        maxLength={200}
        accepts={(text) => nameSchema.safeParse(text.trim()).success}
        onCommit={(text) => onChange((pipeline) => changeZone(pipeline, id, { name: text.trim() }))}
      />
      <select
        aria-label={`Kind of the zone ${name}`}
        value={kind}
        disabled={isReadOnly}
        className={inputClass}
        onChange={(event) =>
          onChange((pipeline) => changeZone(pipeline, id, { kind: event.target.value as Zone["kind"] }))
        } // One of the options below.
      >
        {Object.entries(zoneKinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className="text-tiny whitespace-nowrap text-soft">
        {members} {members === 1 ? "node" : "nodes"}
      </span>
      <Button
        tone="quiet"
        disabled={isReadOnly}
        aria-label={`Remove the zone ${name}; its nodes stay`}
        title="Remove; its nodes stay"
        onClick={() => onChange((pipeline) => removeZone(pipeline, id))}
      >
        <Trash2 aria-hidden size={14} />
      </Button>
    </div>
  );
}
