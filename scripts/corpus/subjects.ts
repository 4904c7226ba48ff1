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
  /** By what is said, the files that it rests on. */
  readonly files: FilesBySaying;
}

export type FilesBySaying = ReadonlyMap<string, readonly string[]>;

export function compareSets(ours: FilesBySaying, theirs: FilesBySaying): Score {
  return {
    found: [...theirs.keys()].filter((one) => ours.has(one)),
    missed: [...theirs.keys()].filter((one) => !ours.has(one)),
    extra: [...ours.keys()].filter((one) => !theirs.has(one)),
    // Where both say it, what the expert wrote counts.
    files: new Map([...ours, ...theirs]),
  };
}

/** Sayings with the files of each; one that is said twice rests on the files of both. */
export function filesBySaying(sayings: Iterable<readonly [string, readonly string[]]>): FilesBySaying {
  const all = new Map<string, readonly string[]>();
  for (const [says, files] of sayings) all.set(says, [...(all.get(says) ?? []), ...files]);
  return all;
}
