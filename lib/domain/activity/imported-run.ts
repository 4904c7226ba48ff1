import { counted } from "../words/english";

/** An import in the log: its operations are consecutive, so any of them tells the start and end. */
export interface ImportedRun {
  readonly from: "files" | "map";
  /** What the files or the map were called, as `sourceName` gives it. */
  readonly source?: string | undefined;
  /** The revisions of its first operation and of its last. */
  readonly first: number;
  readonly last: number;
}

/** What an import has in the log in place of a client's name: no client can send one, as no name of theirs has a colon. */
export function formatImportedRun({ from, source = "", first, last }: ImportedRun): string {
  return `${importedPrefix}${from}:${source}:${first}-${last}`;
}

/** How the name of every import begins. */
export const importedPrefix = "import:";

/** @returns undefined for an entry that no import wrote */
export function parseImportedRun(clientId: string): ImportedRun | undefined {
  const [, from, source, first, last] =
    /^import:(files|map):([^:]{0,60}):(\d{1,15})-(\d{1,15})$/.exec(clientId) ?? [];
  if (from !== "files" && from !== "map") return undefined;
  return { from, ...(source && { source }), first: Number(first), last: Number(last) };
}

/** To follow a person's name: "read from a repository, “shop”, by 14 changes". */
export function importedText({ from, source, first, last }: ImportedRun): string {
  const what = from === "files" ? "read from a repository" : "merged another map";
  return `${what}${source === undefined ? "" : `, “${source}”,`} by ${counted(last - first + 1, "change")}`;
}
