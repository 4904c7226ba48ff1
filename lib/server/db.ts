import "server-only";
import { randomBytes } from "node:crypto";
import { recordedIn, tellAudit } from "./audit/record-audit";
import { createDatabase } from "./database/create-database";
import type { Database, DatabaseTransaction, WriteOptions } from "./database/database";
import { getEnv } from "./env";
import { diskFullCode } from "./http/database-away";
import { getLog } from "./log";
import { isReader, oncePerProcess } from "./process";

/** The database of this process, opened on first use. Migrations run at start-up: see `migrate`. */
export function getDatabase(): Database {
  return oncePerProcess("database", () => createDatabase(getEnv().databaseUrl, { readOnly: isReader() }));
}

/**
 * Runs a command's work in one transaction, in order with the other writes; throws `BusyError` if too many
 * wait. Inside, use only the given transaction: on SQLite a query on the client would wait for its own
 * transaction.
 */
export async function runWrite<T>(
  work: (transaction: DatabaseTransaction) => Promise<T>,
  options?: WriteOptions,
): Promise<T> {
  let recorded: ReturnType<typeof recordedIn> = [];
  const result = await noteRoom(
    getDatabase().runWrite(async (transaction) => {
      const done = await work(transaction);
      recorded = recordedIn(transaction);
      return done;
    }, options),
  );
  // Runs after the commit, and not after a rollback.
  tellAudit(recorded);
  return result;
}

/**
 * Whether a write found the disk full, with no success of `tryRoom` since. Small writes may still succeed
 * while large ones fail.
 */
export function isDiskFull(): boolean {
  return room().isFull;
}

/** In bytes: the size of the largest document. */
const largestWrite = 32 * 1024 * 1024;

class TakenBack extends Error {}

/** Writes as much as the largest change and rolls it back; throws like that change if the disk is full. */
export async function tryRoom(): Promise<void> {
  const bytes = randomBytes(largestWrite);
  const work = async (transaction: DatabaseTransaction) => {
    await transaction.$executeRaw`INSERT INTO "content" ("hash", "bytes") VALUES ('room', ${bytes})`;
    throw new TakenBack();
  };
  await runWrite(work).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  setFull(false);
}

async function noteRoom<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (diskFullCode(error) !== undefined) setFull(true);
    throw error;
  }
}

function setFull(isFull: boolean): void {
  if (room().isFull === isFull) return;
  room().isFull = isFull;
  if (isFull)
    getLog().error({
      event: "disk-full",
      message: "The disk of the database is full: nothing can be saved.",
    });
  else getLog().info({ event: "disk-has-room", message: "The database can save again." });
}

function room(): { isFull: boolean } {
  return oncePerProcess("room", () => ({ isFull: false }));
}
