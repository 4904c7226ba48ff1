"use client";
import { useUndoKeys } from "./use-undo-keys";

/** Undo and redo by the keys of the map on a page of lists, whatever has the focus; a list's own keys go first. */
export function UndoKeys() {
  useUndoKeys("input:not([type=checkbox]), select, textarea, dialog");
  return null;
}
