/** Keeps one thing of a part: what `make` answers is what is compared. One that throws is named, and the others are made all the same. */
export type Keep = (name: string, make: () => unknown) => Promise<void>;

/** Makes everything of one part; answers why where it cannot be made here. */
export type Part = (keep: Keep) => Promise<{ readonly skipped: string } | void>;

/** The day that everything is made for. */
export const goldenDay = "2026-11-25";
