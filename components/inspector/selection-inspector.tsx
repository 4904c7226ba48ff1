"use client";
import { useState } from "react";
import { moveAllToStage } from "@/lib/domain/edits/moves";
import { changeNodes } from "@/lib/domain/edits/nodes";
import { usePerform } from "@/lib/client/editor/use-perform";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { stages } from "@/lib/domain/pipeline/document";
import { byId, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord, valuesOf } from "@/lib/domain/pipeline/records";
import { BulkClaim } from "./bulk-claim";
import { stageNames } from "@/lib/domain/words/stage-names";
import type { Selection } from "@/lib/domain/edits/selection";
import type { Edit } from "@/lib/domain/edits/edit";

interface SelectionInspectorProps {
  readonly selection: Selection;
  readonly onRemove: () => void;
}

/** Several things are selected: what can be said of all of them at once, each one step to undo. */
export function SelectionInspector({ selection, onRemove }: SelectionInspectorProps) {
  const isReadOnly = useIsReadOnly();
  const perform = usePerform();
  const records = useEditor((state) => state.visible.nodes);
  const zones = useEditor((state) => state.visible.zones);
  const [owner, setOwner] = useState("");
  const nodes = [...selection.nodes].flatMap((id) => getRecord(records, id) ?? []);
  const change = (edit: (pipeline: Pipeline) => Edit | undefined) =>
    perform(edit, { tell: "with undo", otherwise: "They are like that already." });
  return (
    <div className="flex flex-col gap-4">
      <header>
        <h2 className="text-[1.0625rem]">{nodes.length + selection.edges.size} selected</h2>
        <p className="text-soft">
          {nodes.length} {nodes.length === 1 ? "node" : "nodes"} and {selection.edges.size}{" "}
          {selection.edges.size === 1 ? "hand-over" : "hand-overs"}.
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
                <input
                  {...ids}
                  value={owner}
                  maxLength={200}
                  className={inputClass}
                  onChange={(event) => setOwner(event.target.value)}
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
                  {[...valuesOf(zones)].toSorted(byId).map(({ id, name }) => (
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
      {!isReadOnly && (
        <Button tone="danger" className="self-start" onClick={onRemove}>
          Delete all of these
        </Button>
      )}
    </div>
  );
}
