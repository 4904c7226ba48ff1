import "server-only";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { inflateText } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";

/** What a pipeline began with, and who made it. */
export interface Began {
  readonly by: string;
  readonly pipeline: Pipeline;
}

export async function readBegan(database: DatabaseTransaction, pipelineId: string): Promise<Began> {
  const { createdById, checkpoints } = await database.pipeline.findUniqueOrThrow({
    where: { id: pipelineId },
    select: { createdById: true, checkpoints: { where: { revision: 0 }, select: { document: true } } },
  });
  const [first] = checkpoints;
  if (first === undefined) throw new Error(`Pipeline ${pipelineId} has no first checkpoint.`);
  // Written by us from a document that was parsed.
  const document = JSON.parse(await inflateText(first.document)) as PipelineDocument;
  return { by: createdById, pipeline: pipelineFromDocument(document) };
}
