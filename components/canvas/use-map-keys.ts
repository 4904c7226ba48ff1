import { type RefObject, useEffect, useRef } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { valuesOf } from "@/lib/domain/pipeline/records";
import { nothingSelected, type Selection } from "./map-elements";

interface MapKeys {
  readonly pipeline: Pipeline;
  readonly screen: RefObject<HTMLElement | null>;
  readonly paletteSearch: RefObject<HTMLInputElement | null>;
  readonly onSelect: (selection: Selection) => void;
}

/**
 * The keys of the map. With Control they work wherever the focus is, since it is nowhere after what had it was deleted;
 * single keys work inside the screen alone. What a text field has a use for is the field's.
 */
export function useMapKeys({ pipeline, screen, paletteSearch, onSelect }: MapKeys): void {
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
  const handle = (event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    const isTyping = target.closest("input, textarea, select, [contenteditable]") !== null;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const hasControl = event.ctrlKey || event.metaKey;
    const action = hasControl
      ? withControl.get(`${event.shiftKey ? "shift " : ""}${key}`)
      : screen.current?.contains(target) === true
        ? alone.get(key)
        : undefined;
    if (!action || event.altKey || target.closest("dialog") || (isTyping && !(hasControl && key === "s"))) return;
    event.preventDefault();
    action();
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
