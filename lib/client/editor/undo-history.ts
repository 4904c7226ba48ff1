import type { Inverse } from "@/lib/domain/edits/take-back";

/** One action or undo of a person, with its inverse. */
export interface Step {
  readonly label: string;
  readonly inverse: Inverse;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** A new action clears the redo list. @param step undefined if it has no inverse: it is skipped. */
export function didStep(history: History, step: Step | undefined): History {
  return step ? { done: [...history.done, step], undone: [] } : history;
}

/** @param redo the inverse of the undo; undefined if nothing was undone. */
export function undidStep({ done, undone }: History, redo: Step | undefined): History {
  return { done: done.slice(0, -1), undone: redo ? [...undone, redo] : undone };
}

export function redidStep({ done, undone }: History, undo: Step | undefined): History {
  return { done: undo ? [...done, undo] : done, undone: undone.slice(0, -1) };
}

/** The steps of an earlier page in this tab, before later ones. */
export function takenUp(earlier: History, { done, undone }: History): History {
  return done.length + undone.length === 0 ? earlier : { done: [...earlier.done, ...done], undone };
}

export function labelsOf({ done, undone }: History): {
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
} {
  return { undoLabel: done.at(-1)?.label, redoLabel: undone.at(-1)?.label };
}
