/** Initial access techniques (Analysis 8.1), in the order of its table. */
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

/** How an attacker spreads from a compromised node (Analysis 6, 7). */
export const spreadTypes = ["shared-state", "job-rights", "signing-key", "escape", "lone-release"] as const;

export type SpreadType = (typeof spreadTypes)[number];

export function bySpread<T>(of: (type: SpreadType) => T): { readonly [S in SpreadType]: T } {
  return {
    "shared-state": of("shared-state"),
    "job-rights": of("job-rights"),
    "signing-key": of("signing-key"),
    escape: of("escape"),
    "lone-release": of("lone-release"),
  };
}

/** What a control can close. */
export type ClosedType = EntryType | SpreadType;
