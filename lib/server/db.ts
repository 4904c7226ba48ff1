import "server-only";
import { recordedIn, tellAudit } from "./audit/record-audit";
import { createDatabase } from "./database/create-database";
import type { Database, DatabaseTransaction, WriteOptions } from "./database/database";
import { getEnv } from "./env";
import { diskFullCode } from "./http/database-away";
import { getLog } from "./log";
import { isReader, oncePerProcess } from "./process";

/** The database of this process, opened on first use. Migrations are a matter of start-up: see `migrate`. */
export function getDatabase(): Database {
  return oncePerProcess("database", () => createDatabase(getEnv().databaseUrl, { readOnly: isReader() }));
}

/**
 * Runs a command's work in one transaction, in turn with the other writes; throws `BusyError` when too many wait.
 * Inside, use the given transaction alone: on SQLite a query on the client would wait for the very transaction it is in.
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
  // Told once it is kept, and not where the transaction was taken back.
  tellAudit(recorded);
  return result;
}

/** Whether the last write found no room. */
export function isDiskFull(): boolean {
  return room().isFull;
}

async function noteRoom<T>(write: Promise<T>): Promise<T> {
  try {
    const result = await write;
    setFull(false);
    return result;
  } catch (error) {
    if (diskFullCode(error) !== undefined) setFull(true);
    throw error;
  }
}

function setFull(isFull: boolean): void {
  if (room().isFull === isFull) return;
  room().isFull = isFull;
  if (isFull)
    getLog().error({ event: "disk-full", message: "The database has no room to write: nothing is saved." });
  else getLog().info({ event: "disk-has-room", message: "The database has room to write again." });
}

function room(): { isFull: boolean } {
  return oncePerProcess("room", () => ({ isFull: false }));
}
