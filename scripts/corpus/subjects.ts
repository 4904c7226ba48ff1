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
  /** Statements of a scan that the expert does not make. */
  readonly extra: readonly string[];
  /** By statement, the files that it rests on. */
  readonly files: FilesBySaying;
}

export type FilesBySaying = ReadonlyMap<string, readonly string[]>;

export function compareSets(ours: FilesBySaying, theirs: FilesBySaying): Score {
  return {
    found: [...theirs.keys()].filter((one) => ours.has(one)),
    missed: [...theirs.keys()].filter((one) => !ours.has(one)),
    extra: [...ours.keys()].filter((one) => !theirs.has(one)),
    // If both make it, the expert's files count.
    files: new Map([...ours, ...theirs]),
  };
}

/** Statements with the files of each; a repeated one rests on the files of both. */
export function filesBySaying(sayings: Iterable<readonly [string, readonly string[]]>): FilesBySaying {
  const all = new Map<string, readonly string[]>();
  for (const [says, files] of sayings) all.set(says, [...(all.get(says) ?? []), ...files]);
  return all;
}
