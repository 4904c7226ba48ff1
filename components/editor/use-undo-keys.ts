import { useEffect } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";

/** Undo and redo by the keys of the map; a text field keeps its own. */
export function useUndoKeys(): void {
  const { undo, redo } = useEditorActions();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isInText =
        event.target instanceof HTMLElement &&
        event.target.closest("input:not([type=checkbox], [type=radio]), textarea, dialog") !== null;
      if (isInText || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const act =
        key === "z" ? (event.shiftKey ? redo : undo) : key === "y" && !event.shiftKey ? redo : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [undo, redo]);
}
