import { useState } from "react";
import { setOnClaims } from "@/lib/domain/edits/claims";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { type ClaimStatus, claimStatuses, type PipelineNode } from "@/lib/domain/pipeline/document";
import type { Edit } from "@/lib/domain/edits/edit";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

interface BulkClaimProps {
  readonly nodes: readonly PipelineNode[];
  readonly onChange: (edit: (pipeline: Pipeline) => Edit | undefined) => void;
}

export function BulkClaim({ nodes, onChange }: BulkClaimProps) {
  const { editor, controlsOf } = useEditorHandle();
  const [chosen, setChosen] = useState("");
  const [status, setStatus] = useState<ClaimStatus>("missing");
  const [reason, setReason] = useState("");
  const pipeline = editor.getState().visible;
  const onNodes = new Map<string, { readonly control: Control; readonly nodes: PipelineNode[] }>();
  for (const node of nodes) {
    for (const control of controlsOf(pipeline, node)) {
      const row = onNodes.get(control.id) ?? { control, nodes: [] };
      row.nodes.push(node);
      onNodes.set(control.id, row);
    }
  }
  const rows = [...onNodes.values()].toSorted(
    (a, b) => b.nodes.length - a.nodes.length || a.control.title.localeCompare(b.control.title, "en"),
  );
  const row = onNodes.get(chosen);
  const needsReason = status === "not-applicable" && reason.trim() === "";
  if (rows.length === 0) return <p className="text-soft">No control applies to these nodes.</p>;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-bold">One control on all of them</legend>
      <Field label="Control">
        {(ids) => (
          <select
            {...ids}
            value={chosen}
            className={inputClass}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">Choose a control</option>
            {rows.map(({ control, nodes: on }) => (
              <option key={control.id} value={control.id}>
                {control.title} ({on.length} of {nodes.length})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Status">
        {(ids) => (
          // One of the options below.
          <select
            {...ids}
            value={status}
            className={inputClass}
            onChange={(event) => setStatus(event.target.value as ClaimStatus)}
          >
            {claimStatuses.map((one) => (
              <option key={one} value={one}>
                {one.charAt(0).toUpperCase() + one.slice(1).replace("-", " ")}
              </option>
            ))}
          </select>
        )}
      </Field>
      {status === "not-applicable" && (
        <Field label="Reason" hint="Why it does not apply, for whoever reviews it.">
          {(ids) => (
            <input
              {...ids}
              value={reason}
              maxLength={10_000}
              className={inputClass}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <Button
        disabled={!row || needsReason}
        className="self-start"
        onClick={() =>
          row &&
          onChange((now) =>
            setOnClaims(
              now,
              row.nodes.map(({ id }) => ({ node: id, control: chosen, title: row.control.title })),
              { status, ...(status === "not-applicable" ? { reason: reason.trim() } : {}) },
            ),
          )
        }
      >
        Set on {row ? `${row.nodes.length} ${row.nodes.length === 1 ? "node" : "nodes"}` : "all of them"}
      </Button>
    </fieldset>
  );
}
