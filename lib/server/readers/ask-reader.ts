import "server-only";
import type { ErrorCode } from "@/lib/domain/contract/problem";
import { AppError } from "../errors";
import { processState } from "../process";
import type { ReaderJob, ReaderJobs } from "./reader-jobs";

/** As scripts/readers.mjs defines it. */
interface Readers {
  /** Undefined if too many wait already. */
  readonly run: (person: string, name: string, values: readonly unknown[]) => Promise<unknown> | undefined;
}

/**
 * Runs a job in a worker, in its person's turn, or here if there are no workers. Throws `unavailable` under
 * too much load.
 */
export async function askReader<Name extends ReaderJob>(
  userId: string,
  name: Name,
  ...values: Parameters<ReaderJobs[Name]>
): Promise<Awaited<ReturnType<ReaderJobs[Name]>>> {
  // Nothing else writes this slot.
  const readers = processState().slots.get("readers") as Readers | undefined;
  const { runReaderJob } = await import("./reader-jobs");
  const asked = readers ? readers.run(`user ${userId}`, name, values) : runReaderJob(name, values);
  if (!asked)
    throw new AppError("unavailable", {
      detail: "The server is busy with other requests. Try again in a few seconds.",
      retryAfter: 5,
    });
  // The job of that name returns this type, copied from one process to the other.
  return asked.catch((error: unknown) => {
    throw refusalOf(error);
  }) as Promise<Awaited<ReturnType<ReaderJobs[Name]>>>;
}

/** A worker's refusal lost its class on the way. */
function refusalOf(error: unknown): unknown {
  if (error instanceof Error || typeof error !== "object" || error === null) return error;
  const { code, detail, retryAfter, message } = error as {
    readonly code?: ErrorCode;
    readonly detail?: string;
    readonly retryAfter?: number;
    readonly message?: string;
  };
  return code === undefined ? new Error(message) : new AppError(code, { detail, retryAfter });
}
