export const subjects = [
  "ci",
  "images",
  "parents",
  "registries",
  "workloads",
  "links",
  "automated",
  "controls",
] as const;
export type Subject = (typeof subjects)[number];

export interface Score {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  /** What a scan says and the expert does not. */
  readonly extra: readonly string[];
}

export function compareSets(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): Score {
  return {
    found: [...theirs].filter((one) => ours.has(one)),
    missed: [...theirs].filter((one) => !ours.has(one)),
    extra: [...ours].filter((one) => !theirs.has(one)),
  };
}
