import "server-only";
import * as z from "zod";
import type { DatabaseTransaction } from "../database/database";

const placeSchema = z.strictObject({ number: z.number().int().min(0), hash: z.string() });

/** Where each chain ends: kept elsewhere, it shows later that nothing up to there was taken away or made again. */
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
    // The newest of each comes last, and is the one that stays.
    snapshots: Object.fromEntries(
      snapshots.map(({ pipelineId, number, fingerprint }) => [pipelineId, { number, hash: fingerprint }]),
    ),
  };
}

/** What a database no longer has, or has otherwise, of the heads that were kept elsewhere; it may have gone on since. */
export async function holdAgainst(database: DatabaseTransaction, heads: Heads): Promise<readonly string[]> {
  const faults: string[] = [];
  const { number, hash } = heads.audit;
  const kept = await database.auditHead.findUniqueOrThrow({ where: { id: 1 } });
  if (number >= kept.keptFrom) {
    const entry = await database.auditEntry.findUnique({ where: { number }, select: { hash: true } });
    if (entry?.hash !== hash) faults.push(`Security record, entry ${number}: ${faultOf(entry)}.`);
  } else if (number !== kept.keptFrom - 1 || kept.keptHash !== hash)
    // What expired cannot be held against anything: heads are to be printed more often than entries go.
    faults.push(`Security record, entry ${number}: it is gone, or has expired.`);
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
  // A pipeline that was never changed has no entry: its head follows from the document that it was made from.
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
  return found === null ? "it is gone" : "it is not the one that was kept";
}
