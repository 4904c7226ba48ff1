import "server-only";
import type { SourceFile } from "@/lib/domain/scan/source";
import type { GivenReports } from "../evidence/given-reports";
import type { Answers } from "@/lib/domain/scan/unknown";

/** The files to read. */
export interface ScanTask {
  /** A .zip, or the files of a folder. */
  readonly given: Uint8Array | readonly SourceFile[];
  /** Absent: the name of the single top folder. */
  readonly name?: string;
  readonly day: string;
  readonly answers: Answers;
}

/** Reports of scanners. */
export interface ReportsTask {
  readonly reports: GivenReports;
}

/** The input of the reading process. */
export type ReadingTask<Task extends ScanTask | ReportsTask = ScanTask | ReportsTask> = Task & {
  /** Paths of files that took too long before: they are left out. */
  readonly slow: readonly string[];
};

/** Before each file, and once after all. */
export interface Progress {
  readonly read: number;
  readonly of: number;
  /** The current file. */
  readonly file?: string;
}

/** Its messages, in this order. */
export type ScanSays =
  | { readonly progress: Progress }
  /** The answer as JSON, passed on unread to the caller. */
  | { readonly answer: string }
  | { readonly refused: string };
