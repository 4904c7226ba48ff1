import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { auditHash } from "./record-audit";

export interface AuditReport {
  readonly entries: number;
  /** The first entry that does not match its hash. */
  readonly broken: readonly { readonly number: number; readonly fault: string }[];
}

const page = 1000;

/** Checks the audit log from its oldest entry to its head. */
export async function verifyAudit(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<AuditReport> {
  const head = await database.auditHead.findUnique({ where: { id: 1 } });
  if (head === null)
    return { entries: 0, broken: [{ number: 0, fault: "the head of the audit log is missing" }] };
  const entries = head.number - head.keptFrom + 1;
  const brokenAt = (number: number, fault: string) => ({ entries, broken: [{ number, fault }] });
  if (head.keptFrom > head.number + 1 || (head.keptFrom === 1 && head.keptHash !== ""))
    return brokenAt(head.number, "the head of the audit log names an entry that never existed");
  let [number, hash] = [head.keptFrom - 1, head.keptHash];
  while (number < head.number) {
    const rows = await database.auditEntry.findMany({
      where: { number: { gt: number } },
      orderBy: { number: "asc" },
      take: page,
    });
    if (rows.length === 0) return brokenAt(number + 1, "the entry is missing");
    for (const row of rows) {
      number += 1;
      if (row.number !== number) return brokenAt(number, "the entry is missing");
      const now = auditHash(row);
      const was = now === row.hash ? now : tombstones.originalOf("audit", String(number), now);
      if (row.previousHash !== hash || was !== row.hash)
        return brokenAt(number, "the entry does not match its hash");
      hash = row.hash;
    }
  }
  if (hash !== head.hash) return brokenAt(number, "the newest entry is not the one that the head names");
  const outside = { OR: [{ number: { gt: head.number } }, { number: { lt: head.keptFrom } }] };
  return (await database.auditEntry.count({ where: outside })) > 0
    ? brokenAt(head.number + 1, "there are entries beyond the head")
    : { entries, broken: [] };
}
