import { useEffect } from "react";
import { useEditorActions } from "@/lib/client/editor/editor-context";

const straightAway = (act: () => void) => act();

/**
 * Undo, redo and save by the map's keys, wherever the focus is.
 * @param except a selector of elements that keep undo and redo to themselves, such as text fields
 * @param around runs the action; called with it, for code that must run after it
 */
export function useUndoKeys(except: string, around: (act: () => void) => void = straightAway): void {
  const { undo, redo, say } = useEditorActions();
  useEffect(() => {
    const actionOf = ({ key, shiftKey, target }: KeyboardEvent): (() => void) | undefined => {
      if (key.toLowerCase() === "s") return () => say("Changes save automatically.", "passing");
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
