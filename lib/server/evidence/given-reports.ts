import "server-only";

/** A file of reports as sent, or one of an archive. */
export interface RawFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files to read: a .zip, or files. */
export type GivenReports = Uint8Array | readonly RawFile[];
