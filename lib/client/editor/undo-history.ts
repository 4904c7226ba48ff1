import type { Inverse } from "@/lib/domain/edits/take-back";

/** One thing that a person did or undid, and what takes it back. */
export interface Step {
  readonly label: string;
  readonly inverse: Inverse;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Doing something new ends what could be done again. @param step undefined where nothing takes back what was done: it is passed over. */
export function didStep(history: History, step: Step | undefined): History {
  return step ? { done: [...history.done, step], undone: [] } : history;
}

/** @param redo what takes the undoing back; undefined where nothing was undone. */
export function undidStep({ done, undone }: History, redo: Step | undefined): History {
  return { done: done.slice(0, -1), undone: redo ? [...undone, redo] : undone };
}

export function redidStep({ done, undone }: History, undo: Step | undefined): History {
  return { done: undo ? [...done, undo] : done, undone: undone.slice(0, -1) };
}

/** What an earlier page of this tab left, before what was done since. */
export function takenUp(earlier: History, { done, undone }: History): History {
  return done.length + undone.length === 0 ? earlier : { done: [...earlier.done, ...done], undone };
}

export function labelsOf({ done, undone }: History): {
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
} {
  return { undoLabel: done.at(-1)?.label, redoLabel: undone.at(-1)?.label };
}
