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

/** What a call that is no GET works out for long, by name. It reads, and the process that asks has looked at the right to it. */
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

/** Run in a reader for the process that writes. */
export function runReaderJob(name: string, values: readonly unknown[]): Promise<unknown> {
  return runByName(jobs, name, values);
}
