import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { auditHash } from "./record-audit";

export interface AuditReport {
  readonly entries: number;
  /** The first entry that is not what was written. */
  readonly broken: readonly { readonly number: number; readonly fault: string }[];
}

const page = 1000;

/** Walks the security record from the oldest entry that is kept to its head. */
export async function verifyAudit(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<AuditReport> {
  const head = await database.auditHead.findUnique({ where: { id: 1 } });
  if (head === null)
    return { entries: 0, broken: [{ number: 0, fault: "the head of the record is missing" }] };
  const entries = head.number - head.keptFrom + 1;
  const brokenAt = (number: number, fault: string) => ({ entries, broken: [{ number, fault }] });
  if (head.keptFrom > head.number + 1 || (head.keptFrom === 1 && head.keptHash !== ""))
    return brokenAt(head.number, "the head of the record names what there never was");
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
        return brokenAt(number, "the entry is not what its hash says");
      hash = row.hash;
    }
  }
  if (hash !== head.hash) return brokenAt(number, "the newest entry is not the one that the record names");
  const outside = { OR: [{ number: { gt: head.number } }, { number: { lt: head.keptFrom } }] };
  return (await database.auditEntry.count({ where: outside })) > 0
    ? brokenAt(head.number + 1, "there are entries that the record does not name")
    : { entries, broken: [] };
}
