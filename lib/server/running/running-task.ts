import "server-only";
import type { Observed } from "@/lib/domain/running/observed";
import type { RunningFile } from "@/lib/domain/running/running-file";

/** What somebody gives of what runs, for the process that reads. */
export interface RunningTask {
  /** A .zip, or files. */
  readonly running: Uint8Array | readonly RunningFile[];
  /** The host of the registry, where a person said it. */
  readonly registry?: string;
}

/** What that process answers, as JSON. */
export interface RunningRead {
  readonly read: readonly {
    readonly file: string;
    /** SHA-256 of its text. */
    readonly hash: string;
    readonly observed: Observed;
  }[];
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}
