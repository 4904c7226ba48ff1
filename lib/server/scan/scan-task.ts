import "server-only";
import type { SourceFile } from "@/lib/domain/scan/source";
import type { GivenReports } from "../evidence/given-reports";
import type { Answers } from "@/lib/domain/scan/unknown";

/** What somebody wants read. */
export interface ScanTask {
  /** A .zip, or the files of a folder. */
  readonly given: Uint8Array | readonly SourceFile[];
  /** Absent: as the one folder is called that all is in. */
  readonly name?: string;
  readonly day: string;
  readonly answers: Answers;
}

/** Reports of scanners. */
export interface ReportsTask {
  readonly reports: GivenReports;
}

/** What the process that reads is given. */
export type ReadingTask<Task extends ScanTask | ReportsTask = ScanTask | ReportsTask> = Task & {
  /** Paths of files that took too long before: they are left out. */
  readonly slow: readonly string[];
};

/** Before each file, and once when all are read. */
export interface Progress {
  readonly read: number;
  readonly of: number;
  /** The file that is read now. */
  readonly file?: string;
}

/** What it says, in this order. */
export type ScanSays =
  | { readonly progress: Progress }
  /** The answer as JSON: nothing between here and the caller looks into it. */
  | { readonly answer: string }
  | { readonly refused: string };
