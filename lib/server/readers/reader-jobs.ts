import "server-only";
import { laidOut } from "@/lib/domain/layout/piled-up";
import { freezeShare } from "../share/freeze-share";
import { freezeSnapshot } from "../snapshot/freeze-snapshot";
import { planRestore } from "../snapshot/plan-restore";
import { findCopied } from "../pipeline/find-copied";
import { supposePosture } from "../pipeline/what-if";
import { planImport } from "../merge/plan-import";
import { loadQueries } from "./load-queries";
import { runByName } from "./run-by-name";

/**
 * The long jobs of calls that are not GET, by name. They only read, and the requesting process has checked
 * the rights.
 */
const jobs = {
  "suppose-posture": supposePosture,
  "freeze-snapshot": freezeSnapshot,
  "freeze-share": freezeShare,
  "plan-restore": planRestore,
  "plan-import": planImport,
  "lay-out": laidOut,
  "find-copied": findCopied,
  "load-queries": loadQueries,
} as const;

export type ReaderJobs = typeof jobs;
export type ReaderJob = keyof ReaderJobs;

/** Runs in a worker for the main process. */
export function runReaderJob(name: string, values: readonly unknown[]): Promise<unknown> {
  return runByName(jobs, name, values);
}
