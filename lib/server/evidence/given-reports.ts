import "server-only";

/** A file of reports as it was sent, or one of an archive. */
export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What somebody wants read: a .zip, or files. */
export type GivenReports = Uint8Array | readonly RawFile[];
