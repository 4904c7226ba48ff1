/**
 * Stores one output of a part: the result of `make` is compared. A failure is named, and the others are made
 * all the same.
 */
export type Keep = (name: string, make: () => unknown) => Promise<void>;

/** Makes everything of one part; returns the reason if it can't be made here. */
export type Part = (keep: Keep) => Promise<{ readonly skipped: string } | void>;

/** The day of all outputs. */
export const goldenDay = "2026-11-25";
