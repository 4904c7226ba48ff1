import type { KeyboardEvent, RefObject } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { nothingSelected, type Selection } from "./map-elements";

interface MapKeys {
  readonly pipeline: Pipeline;
  readonly paletteSearch: RefObject<HTMLInputElement | null>;
  readonly onSelect: (selection: Selection) => void;
}

/** The keys of the map. Keys that a field has a use for are the field's; single letters work only outside of fields. */
export function useMapKeys({ pipeline, paletteSearch, onSelect }: MapKeys): (event: KeyboardEvent) => void {
  const { undo, redo, say } = useEditorActions();
  const withControl = new Map<string, () => void>([
    ["z", undo],
    ["shift z", redo],
    ["y", redo],
    ["a", () => onSelect({ nodes: new Set([...valuesOf(pipeline.nodes)].map(({ id }) => id)), edges: new Set() })],
    ["s", () => say("Every change is saved as you make it.")],
  ]);
  const alone = new Map<string, () => void>([
    ["/", () => paletteSearch.current?.focus()],
    ["Escape", () => onSelect(nothingSelected)],
  ]);
  return (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]") !== null;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const hasControl = event.ctrlKey || event.metaKey;
    const action = hasControl ? withControl.get(`${event.shiftKey ? "shift " : ""}${key}`) : alone.get(key);
    if (!action || event.altKey || (isTyping && !(hasControl && key === "s"))) return;
    event.preventDefault();
    action();
  };
}
