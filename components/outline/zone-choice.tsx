"use client";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { optionsByName } from "./by-name";
import { CellSelect, type SelectOption } from "./cell-select";
import { useOutlineActions } from "./outline-context";

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

const optionsOf = optionsByName("No zone");
