import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { knownMigrations } from "../database/migrations";
import { writeQueueLimit } from "../database/write-queue";
import { getDatabase } from "../db";
import { processState } from "../process";

const patience = 1_000;

/** Whether this server should be sent requests: it is not stopping, the database answers and is up to date, and writes do not pile up. */
export async function isReady(): Promise<boolean> {
  if (processState().draining) return false;
  const { writes } = getDatabase();
  if (writes.pending() >= writeQueueLimit) return false;
  const giveUp = new AbortController();
  try {
    return await Promise.race([isUpToDate(), sleep(patience, false, { signal: giveUp.signal, ref: false })]);
  } catch {
    return false;
  } finally {
    giveUp.abort();
  }
}

/** A migration that this code does not know is a newer server's, which goes on beside this one while it is replaced. */
async function isUpToDate(): Promise<boolean> {
  const { client, dialect } = getDatabase();
  const applied = await client.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map(({ name }) => name));
  return knownMigrations(dialect).every(({ name }) => names.has(name));
}
