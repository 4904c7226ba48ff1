/** A text file of a repository, as it was dropped, zipped or found in a folder. */
export interface SourceFile {
  /** From the root of what was given, with `/`, without `./` or `..`: `app/.github/workflows/build.yml`. */
  readonly path: string;
  readonly text: string;
}

/** All that was given, by path. Several repositories stand side by side, each in its folder. */
export type SourceTree = ReadonlyMap<string, SourceFile>;

/** A place in a file. Lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A part of a file that a reader could not interpret, for a person to check. */
export interface NotUnderstood {
  readonly at: Place;
  /** A sentence: what was seen, and why nothing follows from it. */
  readonly why: string;
}

/** The longest quote kept of a file, in characters. */
const longestQuote = 200;

/** The text of a line as a proof to show, without what surrounds it. Line 0 or past the end is an empty quote. */
export function quoteOf({ text }: SourceFile, line: number): string {
  const written = text.split(/\r?\n/, line)[line - 1]?.trim() ?? "";
  return written.length > longestQuote ? `${written.slice(0, longestQuote)}…` : written;
}

/** The folder of a path, without the slash at its end; "" for a file at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last part of a path: `Dockerfile` of `app/Dockerfile`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path as a file writes it, from its own folder: `./`, `..` and doubled slashes resolved. Undefined if it leads out of the root. */
export function resolvePath(folder: string, written: string): string | undefined {
  const parts: string[] = written.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
