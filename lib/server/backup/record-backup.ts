import "server-only";
import { recordAudit } from "../audit/record-audit";
import { createDatabase } from "../database/create-database";
import type { BackupReport } from "./backup";

/**
 * Records the backup in the audit log, while a server may run.
 * @returns false if the database is read-only or has an older version
 */
export async function recordBackup(
  url: string,
  { rows, sha256 }: BackupReport,
  now = new Date(),
): Promise<boolean> {
  const database = createDatabase(url, { beside: true });
  try {
    await database.runWrite((transaction) =>
      recordAudit(
        {
          event: "backup-made",
          actor: { name: "blueline backup" },
          detail: { rows: String(rows), sha256 },
        },
        transaction,
        now,
      ),
    );
    return true;
  } catch {
    return false;
  } finally {
    await database.close();
  }
}
