/** Where somebody can begin (ANALYSIS.md section 12), in the order of its table. */
export const entryTypes = [
  "untrusted-change",
  "moved-tag",
  "hostile-dependency",
  "leaked-secret",
  "stored-secret",
  "stolen-account",
  "exposed-service",
  "unpatched-service",
  "trusted-service",
  "lost-laptop",
] as const;

export type EntryType = (typeof entryTypes)[number];

/** How somebody gets from what they hold to what stands beside it (ANALYSIS.md section 6). */
export const spreadTypes = ["shared-state", "job-rights", "signing-key"] as const;

export type SpreadType = (typeof spreadTypes)[number];

/** What a control can close. */
export type ClosedType = EntryType | SpreadType;
