"use client";
import { useState } from "react";
import { moveAllToStage, putAllInZone, setOwnerOfAll } from "@/lib/domain/edits/bulk-gestures";
import { usePerform } from "@/lib/client/editor/use-perform";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { doneText } from "@/lib/client/editor/done-text";
import {
  useEditor,
  useEditorActions,
  useEditorHandle,
  useIsReadOnly,
} from "@/lib/client/editor/editor-context";
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
  const { editor } = useEditorHandle();
  const { say } = useEditorActions();
  const edit = usePerform();
  const records = useEditor((state) => state.visible.nodes);
  const zones = useEditor((state) => state.visible.zones);
  const [owner, setOwner] = useState("");
  const nodes = [...selection.nodes].flatMap((id) => getRecord(records, id) ?? []);
  const perform = (gesture: Edit | undefined): boolean => {
    if (!gesture) {
      say("All of them have that already.");
      return false;
    }
    const isDone = edit({ operations: gesture.operations, label: gesture.label });
    if (isDone) say(doneText(gesture.label), "information", true);
    return isDone;
  };
  const performOn = (make: (pipeline: Pipeline, ids: Iterable<string>) => Edit | undefined) =>
    perform(make(editor.getState().visible, selection.nodes));
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
              performOn((pipeline, ids) =>
                setOwnerOfAll(pipeline, ids, owner.trim() === "" ? null : owner.trim()),
              );
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
                  if (stage) performOn((pipeline, all) => moveAllToStage(pipeline, all, stage));
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
                  onChange={(event) =>
                    performOn((pipeline, all) =>
                      putAllInZone(pipeline, all, event.target.value === "none" ? null : event.target.value),
                    )
                  }
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
          <BulkClaim nodes={nodes} perform={perform} />
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
