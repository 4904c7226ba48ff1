"use client";
import { Redo2, Undo2 } from "lucide-react";
import { usePainted, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";

const look =
  "grid size-8 place-items-center rounded-control text-soft hover:bg-bg hover:text-ink disabled:cursor-not-allowed disabled:opacity-40";

export function UndoButtons() {
  const undoLabel = usePainted((state) => state.undoLabel);
  const redoLabel = usePainted((state) => state.redoLabel);
  const { undo, redo } = useEditorActions();
  if (useIsReadOnly()) return null;
  return (
    <div className="flex max-sm:pointer-coarse:-ml-1">
      <button
        type="button"
        disabled={undoLabel === undefined}
        onClick={undo}
        title={undoLabel === undefined ? "Nothing to undo" : `Undo: ${undoLabel} (Ctrl+Z)`}
        className={look}
      >
        <Undo2 aria-hidden size={16} />
        <span className="sr-only">{undoLabel === undefined ? "Undo" : `Undo: ${undoLabel}`}</span>
      </button>
      <button
        type="button"
        disabled={redoLabel === undefined}
        onClick={redo}
        title={redoLabel === undefined ? "Nothing to redo" : `Redo: ${redoLabel} (Ctrl+Shift+Z)`}
        className={look}
      >
        <Redo2 aria-hidden size={16} />
        <span className="sr-only">{redoLabel === undefined ? "Redo" : `Redo: ${redoLabel}`}</span>
      </button>
    </div>
  );
}
