"use client";
import { useUndoKeys } from "./use-undo-keys";

/** Undo and redo by the map's keys on a page of lists, wherever the focus is; a list's own keys go first. */
export function UndoKeys() {
  useUndoKeys("input:not([type=checkbox]), select, textarea, dialog");
  return null;
}
