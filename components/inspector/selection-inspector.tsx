"use client";
import { useRef, useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { useEditor, useIsReadOnly, useEditorHandle, usePerform } from "@/lib/client/editor/editor-context";
import type { ClaimStatus, PipelineNode } from "@/lib/domain/pipeline/document";
import { stages, claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { byId, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Selection } from "@/lib/domain/pipeline/selection";
import type { Edit } from "@/lib/domain/edits/edit";
import { ExplainedForm } from "@/components/editor/explained-form";
import { type ClaimSetting, setOnClaims } from "@/lib/domain/edits/claims";
import { isExplained } from "@/lib/domain/edits/explained-status";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { counted, stageNames } from "@/lib/domain/words/english";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";
import { changeNodes } from "@/lib/domain/edits/change-nodes";
import { SelectedHandOvers } from "./selected-connections";
import { moveAllToStage } from "@/lib/domain/edits/moves";

interface SelectionInspectorProps {
  readonly selection: Selection;
  readonly onRemove: () => void;
}

export function SelectionInspector({ selection, onRemove }: SelectionInspectorProps) {
  const isReadOnly = useIsReadOnly();
  const perform = usePerform();
  const records = useEditor((state) => state.visible.nodes);
  const zones = useEditor((state) => state.visible.zones);
  const [owner, setOwner] = useState("");
  const { editor } = useEditorHandle();
  const edgeRecords = useEditor((state) => state.visible.edges);
  const nodes = [...selection.nodes].flatMap((id) => records.get(id) ?? []);
  const edges = [...selection.edges].flatMap((id) => edgeRecords.get(id) ?? []);
  const change = (edit: (pipeline: Pipeline) => Edit | undefined) =>
    perform(edit, { tell: "with undo", otherwise: "No change: already set." });
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-[1.0625rem]">{nodes.length + edges.length} selected</h2>
        <p className="text-soft">
          {[
            ...(nodes.length > 0 ? [counted(nodes.length, "node")] : []),
            ...(edges.length > 0 ? [counted(edges.length, "connection")] : []),
          ].join(" and ")}
        </p>
      </header>
      {!isReadOnly && nodes.length > 0 && (
        <>
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              change((pipeline) => changeNodes(pipeline, selection.nodes, { owner: owner.trim() || null }));
            }}
          >
            <Field label="Owner of all" className="flex-1">
              {(ids) => (
                <OwnerInput
                  {...ids}
                  value={owner}
                  spellings={() => ownersOnMap(editor.getState().visible)}
                  onValue={setOwner}
                />
              )}
            </Field>
            <Button type="submit">{owner.trim() === "" ? "Clear" : "Set"}</Button>
          </form>
          <Field label="Move all to a stage">
            {(ids) => (
              <select
                {...ids}
                value=""
                className={inputClass}
                onChange={(event) => {
                  const stage = stages.find((one) => one === event.target.value);
                  if (stage) change((pipeline) => moveAllToStage(pipeline, selection.nodes, stage));
                }}
              >
                <option value="">Choose a stage</option>
                {stages.map((stage) => (
                  <option key={stage} value={stage}>
                    {stageNames[stage]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {zones.size > 0 && (
            <Field label="Put all in a zone">
              {(ids) => (
                <select
                  {...ids}
                  value=""
                  className={inputClass}
                  onChange={(event) => {
                    const zone = event.target.value === "none" ? null : event.target.value;
                    change((pipeline) => changeNodes(pipeline, selection.nodes, { zone }));
                  }}
                >
                  <option value="">Choose a zone</option>
                  <option value="none">No zone</option>
                  {[...zones.values()].toSorted(byId).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <BulkClaim nodes={nodes} onChange={change} />
        </>
      )}
      {!isReadOnly && edges.length > 0 && <SelectedHandOvers edges={edges} />}
      {!isReadOnly && (
        <Button tone="danger" className="self-start" onClick={onRemove}>
          Delete selection
        </Button>
      )}
    </div>
  );
}

interface BulkClaimProps {
  readonly nodes: readonly PipelineNode[];
  readonly onChange: (edit: (pipeline: Pipeline) => Edit | undefined) => void;
}

function BulkClaim({ nodes, onChange }: BulkClaimProps) {
  const { editor, controlsOf } = useEditorHandle();
  const [chosen, setChosen] = useState("");
  const [status, setStatus] = useState<ClaimStatus>("missing");
  const statusField = useRef<HTMLSelectElement>(null);
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
  const set = (setting: ClaimSetting) =>
    row &&
    onChange((now) =>
      setOnClaims(
        now,
        row.nodes.map(({ id }) => ({ node: id, control: chosen, title: row.control.title })),
        setting,
      ),
    );
  const does = `Set on ${row ? counted(row.nodes.length, "node") : "all of them"}`;
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
            ref={statusField}
            value={status}
            className={inputClass}
            onChange={(event) => setStatus(event.target.value as ClaimStatus)}
          >
            {claimStatuses.map((one) => (
              <option key={one} value={one}>
                {claimStatusWords[one].word}
              </option>
            ))}
          </select>
        )}
      </Field>
      {row && isExplained(status) ? (
        <ExplainedForm
          key={chosen}
          status={status}
          claim={undefined}
          does={does}
          onGive={set}
          onCancel={() => {
            setStatus("missing");
            statusField.current?.focus();
          }}
        />
      ) : (
        <Button disabled={!row || isExplained(status)} className="self-start" onClick={() => set({ status })}>
          {does}
        </Button>
      )}
    </fieldset>
  );
}
