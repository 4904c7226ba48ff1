import "server-only";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { freezeContent, type FrozenContent } from "../catalogue/frozen-content";
import type { KnownTexts } from "../catalogue/known-texts";
import { getDatabase } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { oncePerProcess } from "../process";
import { correctSize } from "./document-cache";
import type { PipelineState } from "./pipeline-state";

/** The maximum number of revisions that a read replays. */
export const checkpointEvery = 500;

/** @param known texts of a similar earlier document; absent if memory is short */
export function freezeDocument(pipeline: Pipeline, known?: KnownTexts): Promise<FrozenContent> {
  return freezeContent(documentFromPipeline(pipeline), known);
}

/**
 * Stores the document beside the log, in the background. It only makes reads faster, so a failure does not
 * affect the caller, and the next commit tries again.
 */
export function writeCheckpointSoon(pipelineId: string, state: PipelineState): void {
  const writing = oncePerProcess("checkpoints", () => new Map<string, Promise<void>>());
  if (writing.has(pipelineId)) return;
  const write = writeCheckpoint(pipelineId, state)
    .catch((error: unknown) => getLog().warn({ event: "checkpoint-failed", error: describeError(error) }))
    .finally(() => writing.delete(pipelineId));
  writing.set(pipelineId, write);
}

/** For tests and shutdown. */
export async function checkpointsWritten(): Promise<void> {
  await Promise.all(oncePerProcess("checkpoints", () => new Map<string, Promise<void>>()).values());
}

async function writeCheckpoint(
  pipelineId: string,
  { pipeline, revision, erasures, size }: PipelineState,
): Promise<void> {
  const { bytes, size: actual } = await freezeDocument(pipeline);
  correctSize(pipelineId, actual - size);
  await getDatabase().runWrite(async (transaction) => {
    // Locks the row, so that no erasure comes between.
    const [newest] = await transaction.pipeline.updateManyAndReturn({
      where: { id: pipelineId },
      data: { revision: { increment: 0 } },
      select: { checkpointRevision: true, erasures: true },
    });
    // Another server may have stored one meanwhile, or a text was erased that this one still contains.
    if (newest === undefined || newest.checkpointRevision >= revision || newest.erasures !== erasures) return;
    await transaction.pipelineCheckpoint.create({ data: { pipelineId, revision, document: bytes } });
    await transaction.pipeline.update({
      where: { id: pipelineId },
      data: { checkpointRevision: revision },
      select: { id: true },
    });
  });
}
