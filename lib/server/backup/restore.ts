import "server-only";
import { recordAudit } from "../audit/record-audit";
import { verifyAudit } from "../audit/verify-audit";
import { createDatabase } from "../database/create-database";
import type { DatabaseTransaction } from "../database/database";
import { migrate } from "../database/migrate";
import { knownMigrations } from "../database/migrations";
import { readTombstones } from "../erase/tombstones";
import { verifyReports } from "../evidence/verify-reports";
import { verifyLogs } from "../pipeline/verify-log";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { createLink } from "../team/access-links";
import { decodeRow } from "./backup-format";
import { checkBackup, DamagedBackupError, rowLinesOf } from "./read-backup";
import { type BackupTableName, backupTables, isBackupTable } from "./tables";

export type RestoreReport = {
  readonly rows: number;
  readonly madeAt: string;
  /** Trust rules that are off until an admin turns each on. */
  readonly rulesOff: number;
  /** Backups hold no passwords, so each admin gets a single-use link. */
  readonly resetLinks: readonly { readonly email: string; readonly url: string }[];
};

export class NotEmptyError extends Error {
  constructor() {
    super(
      "A backup needs an empty database: this one has a workspace. Name another database in DATABASE_URL.",
    );
    this.name = "NotEmptyError";
  }
}

const longest = 6 * 60 * 60 * 1000;

/** Fills an empty database from a backup, all or nothing: a backup that fails verification is discarded. */
export async function restore(url: string, file: string, now = new Date()): Promise<RestoreReport> {
  const header = await checkBackup(file);
  await migrate(url);
  const database = createDatabase(url);
  try {
    const known = new Set(knownMigrations(database.dialect).map(({ name }) => name));
    const unknown = header.migrations.find((name) => !known.has(name));
    if (unknown !== undefined)
      throw new DamagedBackupError(`it was created by a newer version of Blueline (${unknown})`);
    return await database.client.$transaction(
      async (transaction) => {
        await requireEmpty(transaction);
        const rows = await insertAll(transaction, file, now);
        await requireWhole(transaction);
        const detail = { made: header.madeAt, rows: String(rows) };
        await recordAudit({ event: "backup-restored", detail }, transaction, now);
        const rulesOff = await transaction.trustRule.count({ where: { removedAt: null } });
        const resetLinks = await makeResetLinks(transaction, now);
        return { rows, madeAt: header.madeAt, rulesOff, resetLinks };
      },
      { timeout: longest, maxWait: 10_000 },
    );
  } finally {
    await database.close();
  }
}

async function requireEmpty(transaction: DatabaseTransaction): Promise<void> {
  const rows =
    (await transaction.workspace.count()) +
    (await transaction.user.count()) +
    (await transaction.content.count());
  if (rows > 0) throw new NotEmptyError();
  // A server started on it may have created a set-up link, which is now useless.
  await transaction.accessLink.deleteMany();
  // The server may also have recorded sign-in attempts; the audit log continues from that of the backup.
  const { number } = await transaction.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  await transaction.auditHead.update({ where: { id: 1 }, data: { keptFrom: number + 1 } });
  await transaction.auditEntry.deleteMany();
  const begun = { number: 0, hash: "", keptFrom: 1, keptHash: "" };
  await transaction.auditHead.update({ where: { id: 1 }, data: begun });
}

async function insertAll(transaction: DatabaseTransaction, file: string, now: Date): Promise<number> {
  let total = 0;
  let waiting: { table: BackupTableName; rows: object[] } | undefined;
  const flush = async () => {
    // These are rows of this very table: their names are beside them.
    if (waiting) await backupTables[waiting.table].write(transaction, waiting.rows as never[], now);
    waiting = undefined;
  };
  for await (const line of rowLinesOf(file)) {
    const { table, row } = decodeRow(line);
    if (!isBackupTable(table)) throw new DamagedBackupError(`it has rows of an unknown table "${table}"`);
    if (waiting !== undefined && (waiting.table !== table || waiting.rows.length >= backupTables[table].page))
      await flush();
    waiting ??= { table, rows: [] };
    waiting.rows.push(row);
    total += 1;
  }
  await flush();
  return total;
}

async function requireWhole(transaction: DatabaseTransaction): Promise<void> {
  const { tombstones, report } = await readTombstones(transaction);
  const [erasure] = report.broken;
  if (erasure) throw new DamagedBackupError(`erasure ${erasure.id}: ${erasure.fault}`);
  const [log] = (await verifyLogs(transaction, tombstones)).broken;
  if (log) throw new DamagedBackupError(`pipeline ${log.pipelineId}, revision ${log.revision}: ${log.fault}`);
  const [snapshot] = (await verifySnapshots(transaction, tombstones)).broken;
  if (snapshot)
    throw new DamagedBackupError(
      `pipeline ${snapshot.pipelineId}, snapshot ${snapshot.number}: ${snapshot.fault}`,
    );
  const [audit] = (await verifyAudit(transaction, tombstones)).broken;
  if (audit) throw new DamagedBackupError(`audit log, entry ${audit.number}: ${audit.fault}`);
  const [evidence] = (await verifyReports(transaction)).broken;
  if (evidence)
    throw new DamagedBackupError(`pipeline ${evidence.pipelineId}, report ${evidence.id}: ${evidence.fault}`);
}

async function makeResetLinks(
  transaction: DatabaseTransaction,
  now: Date,
): Promise<RestoreReport["resetLinks"]> {
  const admins = await transaction.membership.findMany({
    where: { role: "admin" },
    include: { user: { select: { email: true } } },
    orderBy: { createdAt: "asc" },
  });
  const links: { email: string; url: string }[] = [];
  for (const { workspaceId, userId, user } of admins)
    links.push({
      email: user.email,
      url: (await createLink("reset", { workspaceId, userId }, now, transaction)).url,
    });
  return links;
}
