import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";

/**
 * Slows attempts per key: the first few are free, then each doubles the wait, up to a maximum. There is no
 * lockout.
 */
export type Bucket = {
  readonly key: string;
  readonly free: number;
  readonly capSeconds: number;
  /** Quiet time after which the count restarts. */
  readonly forgetSeconds: number;
};

/**
 * Counts an attempt in each bucket before it is evaluated, so that parallel attempts can't all slip through.
 * Throws `too-many`, counting nothing, while any bucket waits. The counts are rows, so they survive restarts
 * and are shared by servers.
 */
export async function reserveAttempt(buckets: readonly Bucket[], now: Date): Promise<void> {
  // Always in the same order, so that two transactions never deadlock.
  const ordered = buckets.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  await runWrite(async (transaction) => {
    for (const bucket of ordered) await countAttempt(bucket, now, transaction);
  });
}

async function countAttempt(
  { key, free, capSeconds, forgetSeconds }: Bucket,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<void> {
  // This locks the row until the transaction ends; `startedAt` is the start of the quiet time.
  const row = await transaction.rateLimit.upsert({
    where: { key },
    create: { key, count: 1, startedAt: now },
    update: { count: { increment: 1 } },
  });
  const wait = (row.blockedUntil?.getTime() ?? 0) - now.getTime();
  // A wait above the maximum comes from a clock that was set back, and would last as long as that.
  if (wait > 0 && wait <= capSeconds * 1000)
    throw new AppError("too-many", {
      detail: "Too many attempts. Wait a moment, then try again.",
      retryAfter: Math.ceil(wait / 1000),
    });
  const forgotten = row.startedAt.getTime() + forgetSeconds * 1000 <= now.getTime();
  const count = forgotten ? 1 : row.count;
  const seconds = count < free ? 0 : Math.min(capSeconds, 2 ** Math.min(count - free + 1, 20));
  await transaction.rateLimit.update({
    where: { key },
    data: {
      count,
      startedAt: now,
      blockedUntil: seconds === 0 ? null : new Date(now.getTime() + seconds * 1000),
    },
  });
}

/** Deletes counts that are out of use. */
export async function forgetOldAttempts(now = new Date()): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 60 * 60 * 1000);
  await runWrite((transaction) => transaction.rateLimit.deleteMany({ where: { startedAt: { lt: dayAgo } } }));
}

/**
 * Releases a reservation after a success, so that legitimate use does not slow others behind the same
 * address.
 */
export async function takeBackAttempt(keys: readonly string[]): Promise<void> {
  await runWrite(async (transaction) => {
    for (const key of keys.toSorted()) {
      await transaction.rateLimit.updateMany({
        where: { key, count: { gt: 0 } },
        data: { count: { decrement: 1 }, blockedUntil: null },
      });
    }
  });
}
