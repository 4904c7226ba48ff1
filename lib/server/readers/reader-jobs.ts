import "server-only";
import { freezeShare } from "../snapshot/freeze-share";
import { freezeSnapshot } from "../snapshot/freeze-snapshot";

/** What a change works out for long before it writes, by name. It reads, and whoever asks has looked at the right to it. */
const jobs = {
  "freeze-snapshot": freezeSnapshot,
  "freeze-share": freezeShare,
} as const;

export type ReaderJobs = typeof jobs;
export type ReaderJob = keyof ReaderJobs;

/** Run in a reader for the process that writes, whose values came as they were given there. */
export async function runReaderJob(name: string, values: readonly unknown[]): Promise<unknown> {
  const job = new Map<string, (...given: never[]) => Promise<unknown>>(Object.entries(jobs)).get(name);
  if (!job) throw new Error(`No job ${name}.`);
  // Only our own server sends them, with the types that `askReader` asks for.
  return job(...(values as never[]));
}
