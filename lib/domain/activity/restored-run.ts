/** A restore in the log: its operations are consecutive, so any of them tells the start and end. */
export interface RestoredRun {
  readonly snapshot: string;
  /** The revisions of its first operation and of its last. */
  readonly first: number;
  readonly last: number;
}

/** What a restore has in the log in place of a client's name: no client can send one, as no name of theirs has a colon. */
export function formatRestoredRun({ snapshot, first, last }: RestoredRun): string {
  return `restore:${snapshot}:${first}-${last}`;
}

/** @returns undefined for an entry of a client */
export function parseRestoredRun(clientId: string): RestoredRun | undefined {
  const [, snapshot, first, last] =
    /^restore:([A-Za-z0-9_-]{1,64}):(\d{1,15})-(\d{1,15})$/.exec(clientId) ?? [];
  return snapshot === undefined ? undefined : { snapshot, first: Number(first), last: Number(last) };
}
