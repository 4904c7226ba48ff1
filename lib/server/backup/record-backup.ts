import "server-only";
import { recordAudit } from "../audit/record-audit";
import { createDatabase } from "../database/create-database";
import type { BackupReport } from "./backup";

/**
 * Enters in the security record that a backup was made, beside a server that may run.
 * @returns whether it could: not where the database may only be read, or is an older version's
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
