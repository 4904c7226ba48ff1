"use client";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { CellSelect, type SelectOption } from "./cell-select";
import { useOutlineActions } from "./outline-context";

/** Which zone a node stands in. */
export function ZoneChoice({ node }: { readonly node: PipelineNode }) {
  const options = useZoneOptions();
  const { putInZone } = useOutlineActions();
  return (
    <CellSelect
      label={`Zone of ${node.name}`}
      value={node.zone ?? ""}
      options={options}
      onChange={(zone) => putInZone([node.id], zone || null)}
    />
  );
}

/** Every zone by its name, after that for none. */
export function useZoneOptions(): readonly SelectOption<string>[] {
  return useEditor(({ visible }) => optionsOf(visible.zones));
}

// Each row asks after each change; most changes touch no zone.
const worked = new WeakMap<Pipeline["zones"], readonly SelectOption<string>[]>();

function optionsOf(zones: Pipeline["zones"]): readonly SelectOption<string>[] {
  const before = worked.get(zones);
  if (before) return before;
  const named = [...valuesOf(zones)]
    .map(({ id, name }) => ({ value: id, label: name }))
    .toSorted((a, b) => compareText(a.label, b.label));
  const options = [{ value: "", label: "No zone" }, ...named];
  worked.set(zones, options);
  return options;
}
