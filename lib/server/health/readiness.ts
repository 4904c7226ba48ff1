import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { knownMigrations } from "../database/migrations";
import { writeQueueLimit } from "../database/write-queue";
import { getDatabase, isDiskFull, tryRoom } from "../db";
import { diskFullCode } from "../http/database-away";
import { processState } from "../process";

const patience = 1_000;
const silence = "the database does not answer";
const noRoom = "the disk is full: reading works, saving fails for large changes or for all";

/** Why this server should get no requests; undefined if it should. */
export async function notReadyReason(): Promise<string | undefined> {
  if (processState().draining) return "the server is stopping";
  const { writes } = getDatabase();
  if (writes.pending() >= writeQueueLimit) return "too many changes wait to be saved";
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      databaseFault(),
      // Trying for the largest change may take longer than a probe waits: a later probe then gets the result.
      sleep(patience, undefined, { signal: giveUp.signal, ref: false }).then(() =>
        isDiskFull() ? noRoom : silence,
      ),
    ]);
  } catch (error) {
    return diskFullCode(error) === undefined ? silence : noRoom;
  } finally {
    giveUp.abort();
  }
}

/** Not ready from the first change that fails on a full disk, until there is room for the largest again. */
async function databaseFault(): Promise<string | undefined> {
  if (!(await isUpToDate())) return "the database waits for a migration";
  if (isDiskFull()) await tryRoom();
  return undefined;
}

/** An unknown migration comes from a newer server, which runs beside this one while it is replaced. */
async function isUpToDate(): Promise<boolean> {
  const { client, dialect } = getDatabase();
  const applied = await client.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(applied.map(({ name }) => name));
  return knownMigrations(dialect).every(({ name }) => names.has(name));
}
