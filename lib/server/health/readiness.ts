import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { writeQueueLimit } from "../database/write-queue";
import { getDatabase } from "../db";
import { processState } from "../process";

const patience = 1_000;

/** Whether this server should be sent requests: it is not stopping, the database answers, and writes do not pile up. */
export async function isReady(): Promise<boolean> {
  if (processState().draining) return false;
  const { client, writes } = getDatabase();
  if (writes.pending() >= writeQueueLimit) return false;
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      client.$queryRaw`SELECT 1`.then(() => true),
      sleep(patience, false, { signal: giveUp.signal, ref: false }),
    ]);
  } catch {
    return false;
  } finally {
    giveUp.abort();
  }
}
