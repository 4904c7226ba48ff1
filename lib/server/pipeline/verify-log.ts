import "server-only";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { replayOperation } from "@/lib/domain/pipeline/apply-operation";
import { canonicalChunks, sha256 } from "../catalogue/canonical";
import { inflateText } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { noTombstones, type Tombstones } from "../erase/tombstones";
import { genesisHash, operationHash } from "./operation-hash";

/** The first place at which a pipeline's log fails verification. */
export type BrokenLog = { readonly pipelineId: string; readonly revision: number; readonly fault: string };

export type LogReport = {
  readonly pipelines: number;
  readonly operations: number;
  readonly broken: readonly BrokenLog[];
};

const page = 1000;

/**
 * Checks every log from its first document to its head: each entry's hash and effect, and the checkpoints
 * beside it.
 */
export async function verifyLogs(
  database: DatabaseTransaction,
  tombstones: Tombstones = noTombstones,
): Promise<LogReport> {
  const rows = await database.pipeline.findMany({
    orderBy: { id: "asc" },
    select: { id: true, revision: true, headHash: true, checkpointRevision: true, name: true },
  });
  const broken: BrokenLog[] = [...(await findOrphans(database))];
  let operations = 0;
  for (const row of rows) {
    const fault = await verifyLog(database, tombstones, row);
    if (fault) broken.push(fault);
    operations += row.revision;
  }
  return { pipelines: rows.length, operations, broken };
}

/** Rows without a pipeline, for example because its id was altered: no check along a log reaches them. */
async function findOrphans(database: DatabaseTransaction): Promise<readonly BrokenLog[]> {
  type Orphans = readonly { readonly pipelineId: string; readonly revision: number | bigint }[];
  const entries = await database.$queryRaw<Orphans>`
    SELECT "pipelineId", "revision" FROM "pipeline_operation" o
    WHERE NOT EXISTS (SELECT 1 FROM "pipeline" p WHERE p."id" = o."pipelineId")`;
  const documents = await database.$queryRaw<Orphans>`
    SELECT "pipelineId", "revision" FROM "pipeline_checkpoint" c
    WHERE NOT EXISTS (SELECT 1 FROM "pipeline" p WHERE p."id" = c."pipelineId")`;
  const snapshots = await database.$queryRaw<Orphans>`
    SELECT "pipelineId", "revision" FROM "snapshot" s
    WHERE NOT EXISTS (SELECT 1 FROM "pipeline" p WHERE p."id" = s."pipelineId")`;
  return [...entries, ...documents, ...snapshots].map(({ pipelineId, revision }) => ({
    pipelineId,
    revision: Number(revision),
    fault: "its pipeline does not exist",
  }));
}

interface Head {
  readonly id: string;
  readonly revision: number;
  readonly headHash: string;
  readonly checkpointRevision: number;
  readonly name: string;
}

async function verifyLog(
  database: DatabaseTransaction,
  tombstones: Tombstones,
  { id: pipelineId, revision: headRevision, headHash, checkpointRevision, name }: Head,
): Promise<BrokenLog | undefined> {
  const brokenAt = (revision: number, fault: string): BrokenLog => ({ pipelineId, revision, fault });
  const checkpoints = await database.pipelineCheckpoint.findMany({
    where: { pipelineId },
    orderBy: { revision: "asc" },
    select: { revision: true },
  });
  const checkpointRevisions = new Set(checkpoints.map(({ revision }) => revision));
  if (!checkpointRevisions.has(checkpointRevision))
    return brokenAt(checkpointRevision, "the document stored beside the log is missing");
  const start = await readCheckpoint(database, pipelineId, 0);
  if (start === undefined) return brokenAt(0, "the first document is missing or can't be read");
  let pipeline: Pipeline = start.pipeline;
  const started = tombstones.originalOf("document", `${pipelineId} 0`, start.hash) ?? start.hash;
  let hash = genesisHash(pipelineId, started);
  for (let revision = 0; revision < headRevision;) {
    const entries = await database.pipelineOperation.findMany({
      where: { pipelineId, revision: { gt: revision } },
      orderBy: { revision: "asc" },
      take: page,
    });
    if (entries.length === 0) return brokenAt(revision + 1, "the entry is missing");
    for (const entry of entries) {
      revision += 1;
      if (entry.revision !== revision) return brokenAt(revision, "the entry is missing");
      const now = operationHash(entry);
      const was =
        now === entry.hash ? now : tombstones.originalOf("operation", `${pipelineId} ${revision}`, now);
      if (entry.previousHash !== hash || was !== entry.hash)
        return brokenAt(revision, "the entry does not match its hash");
      const operation = parseOperation(entry.body);
      if (operation?.id !== entry.operationId)
        return brokenAt(revision, "the entry's id differs from its operation's");
      const result = replayOperation(pipeline, operation);
      if (!result.ok || result.value.outcome !== entry.outcome)
        return brokenAt(revision, "the operation has another effect than the entry records");
      pipeline = result.value.pipeline;
      hash = entry.hash;
      if (!checkpointRevisions.has(revision)) continue;
      const checkpoint = await readCheckpoint(database, pipelineId, revision);
      if (checkpoint?.hash !== hashOf(pipeline))
        return brokenAt(revision, "the document stored beside the log contradicts the log");
    }
  }
  if (await database.pipelineOperation.count({ where: { pipelineId, revision: { gt: headRevision } } }))
    return brokenAt(headRevision + 1, "the entry is newer than the pipeline");
  if (hash !== headHash)
    return brokenAt(headRevision, "the newest entry is not the one that the pipeline names");
  return pipeline.name === name
    ? undefined
    : brokenAt(headRevision, "the name in the list differs from the log");
}

function parseOperation(body: string): Operation | undefined {
  try {
    // The entry's hash proves that `commitOperations` wrote it.
    return JSON.parse(body) as Operation;
  } catch {
    return undefined;
  }
}

async function readCheckpoint(
  database: DatabaseTransaction,
  pipelineId: string,
  revision: number,
): Promise<{ readonly pipeline: Pipeline; readonly hash: string } | undefined> {
  const checkpoint = await database.pipelineCheckpoint.findUnique({
    where: { pipelineId_revision: { pipelineId, revision } },
  });
  if (checkpoint === null) return undefined;
  try {
    const text = await inflateText(checkpoint.document);
    return { pipeline: pipelineFromDocument(JSON.parse(text) as PipelineDocument), hash: sha256(text) };
  } catch {
    return undefined;
  }
}

function hashOf(pipeline: Pipeline): string {
  return sha256([...canonicalChunks(documentFromPipeline(pipeline))].join(""));
}
