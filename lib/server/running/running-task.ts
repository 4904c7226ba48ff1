import "server-only";
import type { Observed } from "@/lib/domain/running/observed";
import type { RunningFile } from "@/lib/domain/running/running-file";

/** An upload of runtime data, for the reading process. */
export interface RunningTask {
  /** A .zip, or files. */
  readonly running: Uint8Array | readonly RunningFile[];
  /** The host of the registry that a person named. */
  readonly registry?: string;
}

/** The answer of that process, as JSON. */
export interface RunningRead {
  readonly read: readonly {
    readonly file: string;
    /** SHA-256 of its text. */
    readonly hash: string;
    readonly observed: Observed;
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}
