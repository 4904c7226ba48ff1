/** A merge of owners in the log: its operations are consecutive, so any of them tells the start and end. */
export interface MergedOwnersRun {
  readonly isOwners: true;
  /** The revisions of its first operation and of its last. */
  readonly first: number;
  readonly last: number;
}

/** What it has in the log in place of a client's name: no client can send one, as no name of theirs has a colon. */
export function formatMergedOwnersRun({ first, last }: Pick<MergedOwnersRun, "first" | "last">): string {
  return `owners:${first}-${last}`;
}

/** @returns undefined for an entry that no merge of owners wrote */
export function parseMergedOwnersRun(clientId: string): MergedOwnersRun | undefined {
  const [, first, last] = /^owners:(\d{1,15})-(\d{1,15})$/.exec(clientId) ?? [];
  return first === undefined ? undefined : { isOwners: true, first: Number(first), last: Number(last) };
}
