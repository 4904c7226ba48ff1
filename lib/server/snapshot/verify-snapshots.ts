import "server-only";
import { thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { fingerprintOf, fingerprintPartsOf } from "./fingerprint";

/** A snapshot, or a link's copy of one, that is not what was frozen. */
export type BrokenSnapshot = { readonly pipelineId: string; readonly number: number; readonly fault: string };

export type SnapshotReport = { readonly snapshots: number; readonly broken: readonly BrokenSnapshot[] };

/** Walks each pipeline's snapshots in order: numbers, fingerprints, the chain between them, and every stored content. */
export async function verifySnapshots(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<SnapshotReport> {
  const rows = await database.snapshot.findMany({
    orderBy: [{ pipelineId: "asc" }, { number: "asc" }],
    include: { shares: { select: { contentHash: true, fingerprint: true }, orderBy: { id: "asc" } } },
  });
  const isWhole = createContentCheck(database, tombstones);
  const broken: BrokenSnapshot[] = [];
  let last: (typeof rows)[number] | undefined;
  for (const row of rows) {
    const before = last?.pipelineId === row.pipelineId ? last : undefined;
    last = row;
    const fault = await faultOf(row, before);
    if (fault !== undefined) broken.push({ pipelineId: row.pipelineId, number: row.number, fault });
  }
  return { snapshots: rows.length, broken };

  async function faultOf(
    row: (typeof rows)[number],
    before: (typeof rows)[number] | undefined,
  ): Promise<string | undefined> {
    if (row.number !== (before?.number ?? 0) + 1) return "the snapshot before it is missing";
    if (row.previous !== (before?.fingerprint ?? null)) return "it does not name the snapshot before it";
    const now = fingerprintOf(fingerprintPartsOf(row));
    const was = now === row.fingerprint ? now : tombstones.originalOf("snapshot", row.id, now);
    if (was !== row.fingerprint) return "it is not what its fingerprint says";
    if (!(await isWhole(row.documentHash))) return "its document is missing or altered";
    if (!(await isWhole(row.catalogueHash))) return "its catalogue is missing or altered";
    if (!(await isWhole(row.postureHash))) return "its posture is missing or altered";
    for (const share of row.shares)
      if (share.fingerprint !== share.contentHash || !(await isWhole(share.contentHash)))
        return "the copy of a link to it is missing or altered";
    return undefined;
  }
}

/** Looks at each content once, however many refer to it. */
function createContentCheck(
  database: DatabaseTransaction,
  tombstones: Tombstones,
): (hash: string) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async (hash) => {
    const before = known.get(hash);
    if (before !== undefined) return before;
    const content = await database.content.findUnique({ where: { hash } });
    const isTold =
      content !== null &&
      (content.erasedHash === null || tombstones.originalOf("content", hash, content.erasedHash) === hash);
    const isWhole = isTold && (await thawContent(content)) !== undefined;
    known.set(hash, isWhole);
    return isWhole;
  };
}
