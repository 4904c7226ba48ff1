"use client";
import { type FormEvent, useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { useEditor, useEditorActions, useEditorHandle } from "@/lib/client/editor/editor-context";
import { textFault } from "@/lib/client/editor/text-fault";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useOutline, useOutlineActions, useShownIds } from "./outline-context";
import type { Edit } from "@/lib/domain/edits/edit";
import { useZoneOptions } from "./cells";
import { stageNames } from "@/lib/domain/words/english";
import { changeNodes } from "@/lib/domain/edits/change-nodes";
import { moveAllToStage } from "@/lib/domain/edits/moves";

export function BulkBar() {
  const ticked = useOutline((state) => state.ticked);
  const shown = useShownIds();
  const zones = useZoneOptions();
  // Another person may have deleted one of them.
  const count = useEditor(({ visible }) => [...ticked].filter((id) => visible.nodes.get(id)).length);
  const { say } = useEditorActions();
  const { editor } = useEditorHandle();
  const { perform, remove, tick, untickAll } = useOutlineActions();
  const [owner, setOwner] = useState("");
  const shownTicked = shown.reduce((sum, id) => sum + Number(ticked.has(id)), 0);
  const hidden = Math.max(0, count - shownTicked);
  const isEachTicked = shown.length > 0 && shownTicked === shown.length;
  const change = (edit: (pipeline: Pipeline) => Edit | undefined) =>
    perform(edit, { tell: "with undo", otherwise: "No change: already set." });
  const submitOwner = (event: FormEvent) => {
    event.preventDefault();
    const text = owner.trim();
    const fault = text === "" ? undefined : textFault(nameSchema, text);
    if (fault !== undefined) return say(fault, "error");
    change((pipeline) => changeNodes(pipeline, ticked, { owner: text || null }));
  };
  return (
    <div
      role="region"
      aria-label="Selected nodes"
      className={`not-on-paper z-10 mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-panel px-4 py-1 shadow-card max-sm:px-3 ${count > 0 ? "sticky top-14 max-md:static" : ""}`}
    >
      <label className="flex min-h-8 items-center gap-2 max-sm:pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={isEachTicked}
          className="size-4 accent-primary"
          onChange={(event) => (event.target.checked ? tick(shown, true) : untickAll())}
        />
        Select all {shown.length}
      </label>
      <p role="status" className="font-medium tabular-nums">
        {count > 0 && `${count} selected${hidden > 0 ? `, ${hidden} of them not shown` : ""}`}
      </p>
      {count > 0 && (
        <>
          <form onSubmit={submitOwner} className="flex gap-1.5">
            <OwnerInput
              aria-label="Owner of the selected"
              value={owner}
              placeholder="Owner"
              className="!w-32"
              spellings={() => ownersOnMap(editor.getState().visible)}
              onValue={setOwner}
            />
            <Button type="submit">Set owner</Button>
          </form>
          <Apply
            label="Stage of the selected"
            word="Move"
            options={stages.map((value) => ({ value, label: stageNames[value] }))}
            onApply={(value) =>
              change((pipeline) =>
                moveAllToStage(pipeline, ticked, stages.find((stage) => stage === value) ?? "build"),
              )
            }
          />
          <Apply
            label="Zone of the selected"
            word="Put in zone"
            options={zones}
            onApply={(zone) => change((pipeline) => changeNodes(pipeline, ticked, { zone: zone || null }))}
          />
          <Button tone="danger" onClick={() => remove([...ticked])}>
            Delete {count}
          </Button>
          <Button tone="quiet" onClick={untickAll}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  );
}

interface ApplyProps {
  readonly label: string;
  readonly word: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onApply: (value: string) => void;
}

/** A choice that acts only by its button: arrow keys do not change anything yet. */
function Apply({ label, word, options, onApply }: ApplyProps) {
  const [value, setValue] = useState(options[0]?.value ?? "");
  return (
    <div className="flex gap-1.5">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        className={`${inputClass} !w-32`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Button onClick={() => onApply(value)}>{word}</Button>
    </div>
  );
}
