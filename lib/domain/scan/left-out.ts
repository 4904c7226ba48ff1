import type { SourceFile } from "./source";

/** A file that was not read, and why: `is larger than 5 MB`. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** The result for a folder or an archive: one bad file never spoils the others. */
export interface GivenFiles {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
  /** The one folder that all of it was in, whose name is no part of the paths. */
  readonly root?: string;
}
