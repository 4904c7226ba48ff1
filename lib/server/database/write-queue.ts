import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { Semaphore } from "async-mutex";
import { BusyError } from "./busy-error";

export type WriteQueue = {
  pending(): number;
  run<T>(work: () => Promise<T>): Promise<T>;
  idle(): Promise<void>;
};

export const writeQueueLimit = 1000;

/**
 * Runs a limited number of writes at once, in order; the rest wait, up to the limit. Prisma's own queue fails
 * after about 70.
 */
export function createWriteQueue(atOnce: number, limit = writeQueueLimit): WriteQueue {
  const turns = new Semaphore(atOnce);
  let pending = 0;
  return {
    pending: () => pending,
    async run(work) {
      assertOutsideWrite();
      if (pending >= atOnce + limit) throw new BusyError();
      pending += 1;
      try {
        return await turns.runExclusive(() => markAsWrite(work));
      } finally {
        pending -= 1;
      }
    },
    idle: () => turns.waitForUnlock(atOnce),
  };
}

const currentWrite = new AsyncLocalStorage<{ running: boolean }>();

async function markAsWrite<T>(work: () => Promise<T>): Promise<T> {
  // Unawaited work may outlive the write, so the mark is removed.
  const write = { running: true };
  try {
    return await currentWrite.run(write, work);
  } finally {
    write.running = false;
  }
}

/**
 * Whether this seems to be part of a running write: Prisma sends queries of one tick together, in the context
 * of the first.
 */
export function seemsInsideWrite(): boolean {
  return currentWrite.getStore()?.running === true;
}

export function insideWriteError(): Error {
  return new Error(
    "Inside runWrite, use the given transaction: this query would wait for the write that contains it.",
  );
}

/** Inside a write, a second one would wait for its own write forever. */
function assertOutsideWrite(): void {
  if (seemsInsideWrite()) throw insideWriteError();
}
