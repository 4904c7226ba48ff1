import { useEffect } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";

const straightAway = (act: () => void) => act();

/**
 * Undo, redo and save by the keys of the map, wherever the focus is.
 * @param except a selector: what keeps undo and redo to itself, such as text fields
 * @param around does what was asked for; called with it, for what has to be put right after
 */
export function useUndoKeys(except: string, around: (act: () => void) => void = straightAway): void {
  const { undo, redo, say } = useEditorActions();
  useEffect(() => {
    const actionOf = ({ key, shiftKey, target }: KeyboardEvent): (() => void) | undefined => {
      if (key.toLowerCase() === "s") return () => say("Every change is saved as you make it.", "passing");
      if (target instanceof Element && target.closest(except)) return undefined;
      if (key.toLowerCase() === "z") return shiftKey ? redo : undo;
      return key.toLowerCase() === "y" ? redo : undefined;
    };
    const handle = (event: KeyboardEvent) => {
      const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey && !event.defaultPrevented;
      const act = isMeant ? actionOf(event) : undefined;
      if (!act) return;
      event.preventDefault();
      around(act);
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [undo, redo, say, except, around]);
}
