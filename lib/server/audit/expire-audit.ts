import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { getEnv } from "../env";
import { recordAudit } from "./record-audit";

const day = 24 * 60 * 60 * 1000;

/**
 * Deletes entries past the retention period, and records that in the audit log itself. The remaining entries
 * are chained to the hash of the newest deleted one. Without the setting, nothing is deleted.
 */
export async function expireAudit(now = new Date()): Promise<void> {
  const days = getEnv().auditDays;
  if (days === 0) return;
  const before = new Date(now.getTime() - days * day);
  const { client } = getDatabase();
  const due = await client.auditEntry.findFirst({ where: { at: { lt: before } }, select: { number: true } });
  if (due !== null) await runWrite((transaction) => expireBefore(before, days, transaction, now));
}

async function expireBefore(
  before: Date,
  days: number,
  transaction: DatabaseTransaction,
  now: Date,
): Promise<void> {
  // Locks the row, so that no entry is appended meanwhile.
  const head = await transaction.auditHead.update({ where: { id: 1 }, data: { id: 1 } });
  const kept = await transaction.auditEntry.findFirst({
    where: { at: { gte: before } },
    orderBy: { number: "asc" },
    select: { number: true, previousHash: true },
  });
  const [keptFrom, keptHash] = kept ? [kept.number, kept.previousHash] : [head.number + 1, head.hash];
  if (keptFrom <= head.keptFrom) return;
  await transaction.auditHead.update({ where: { id: 1 }, data: { keptFrom, keptHash } });
  const { count } = await transaction.auditEntry.deleteMany({ where: { number: { lt: keptFrom } } });
  await recordAudit(
    { event: "entries-expired", detail: { count: String(count), days: String(days) } },
    transaction,
    now,
  );
}
