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

/** Runs so many writes at once, in order; the rest wait, up to the limit. Prisma's own waiting room fails after about 70. */
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
  // What the work has started and not awaited may outlive it, so the mark is taken back.
  const write = { running: true };
  try {
    return await currentWrite.run(write, work);
  } finally {
    write.running = false;
  }
}

/** Inside a write, a second one, or a query beside its transaction, would wait for the write it is in, for ever. */
export function assertOutsideWrite(): void {
  if (currentWrite.getStore()?.running !== true) return;
  throw new Error(
    "Inside runWrite, use the transaction it gives: this query would wait for the write that it is part of.",
  );
}
