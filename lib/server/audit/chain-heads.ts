import "server-only";
import * as z from "zod";
import type { DatabaseTransaction } from "../database/database";

const placeSchema = z.strictObject({ number: z.number().int().min(0), hash: z.string() });

/**
 * The end of each chain. A copy kept elsewhere shows later whether earlier entries were removed or rewritten.
 */
export const headsSchema = z.strictObject({
  at: z.iso.datetime(),
  audit: placeSchema,
  pipelines: z.record(z.string(), placeSchema),
  /** By pipeline: the newest snapshot. */
  snapshots: z.record(z.string(), placeSchema),
});
export type Heads = z.infer<typeof headsSchema>;

export async function readHeads(database: DatabaseTransaction, now: Date): Promise<Heads> {
  const audit = await database.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  const pipelines = await database.pipeline.findMany({
    orderBy: { id: "asc" },
    select: { id: true, revision: true, headHash: true },
  });
  const snapshots = await database.snapshot.findMany({
    orderBy: [{ pipelineId: "asc" }, { number: "asc" }],
    select: { pipelineId: true, number: true, fingerprint: true },
  });
  return {
    at: now.toISOString(),
    audit: { number: audit.number, hash: audit.hash },
    pipelines: Object.fromEntries(
      pipelines.map(({ id, revision, headHash }) => [id, { number: revision, hash: headHash }]),
    ),
    // The newest of each comes last, so it wins.
    snapshots: Object.fromEntries(
      snapshots.map(({ pipelineId, number, fingerprint }) => [pipelineId, { number, hash: fingerprint }]),
    ),
  };
}

/** Heads kept elsewhere that the database lacks or contradicts; its chains may have grown since. */
export async function holdAgainst(database: DatabaseTransaction, heads: Heads): Promise<readonly string[]> {
  const faults: string[] = [];
  const { number, hash } = heads.audit;
  const kept = await database.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  if (number >= kept.keptFrom) {
    const entry = await database.auditEntry.findUnique({ where: { number }, select: { hash: true } });
    if (entry?.hash !== hash) faults.push(`Audit log, entry ${number}: ${faultOf(entry)}.`);
  } else if (number !== kept.keptFrom - 1 || kept.keptHash !== hash)
    // Expired entries can't be compared, so heads must be printed more often than entries expire.
    faults.push(`Audit log, entry ${number}: deleted or expired.`);
  for (const [pipelineId, head] of Object.entries(heads.pipelines)) {
    const found = await pipelineAt(database, pipelineId, head.number);
    if (found?.hash !== head.hash)
      faults.push(`Pipeline ${pipelineId}, revision ${head.number}: ${faultOf(found)}.`);
  }
  for (const [pipelineId, head] of Object.entries(heads.snapshots)) {
    const where = { pipelineId_number: { pipelineId, number: head.number } };
    const found = await database.snapshot.findUnique({ where, select: { fingerprint: true } });
    if (found?.fingerprint !== head.hash)
      faults.push(`Pipeline ${pipelineId}, snapshot ${head.number}: ${faultOf(found)}.`);
  }
  return faults;
}

async function pipelineAt(database: DatabaseTransaction, pipelineId: string, revision: number) {
  // A pipeline without changes has no entry: its head follows from its first document.
  if (revision === 0) {
    const first = await database.pipelineOperation.findUnique({
      where: { pipelineId_revision: { pipelineId, revision: 1 } },
      select: { previousHash: true },
    });
    if (first) return { hash: first.previousHash };
    const row = await database.pipeline.findUnique({ where: { id: pipelineId }, select: { headHash: true } });
    return row && { hash: row.headHash };
  }
  return database.pipelineOperation.findUnique({
    where: { pipelineId_revision: { pipelineId, revision } },
    select: { hash: true },
  });
}

function faultOf(found: object | null): string {
  return found === null ? "the entry is missing" : "the hash differs from the one in the file";
}
