import "server-only";
import { replayOperation } from "@/lib/domain/pipeline/apply-operation";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { inflateText } from "../catalogue/frozen-content";
import { getDatabase } from "../db";
import { readLogAfter } from "../pipeline/read-log";

type Past = { readonly revision: number; readonly pipeline: Pipeline };

/** Replaying this many entries costs about as much as reading a large document. */
const nearEnough = 2_000;
const page = 500;

/**
 * Gives a pipeline at past revisions, requested in ascending order: continues from the previous one, or from
 * a checkpoint if that is much nearer. Leaves out the coverage, which these callers do not need.
 */
export function createPastPipelines(pipelineId: string): (revision: number) => Promise<Pipeline> {
  let kept: Past | undefined;
  let ahead: Awaited<ReturnType<typeof readLogAfter>> = [];
  let next = 0;
  return async (revision) => {
    if (kept === undefined || revision - kept.revision > nearEnough) {
      const checkpoint = await readCheckpoint(pipelineId, revision, kept?.revision ?? -1);
      if (checkpoint) [kept, ahead, next] = [checkpoint, [], 0];
    }
    if (kept === undefined)
      throw new Error(`Pipeline ${pipelineId} has no checkpoint at or before revision ${revision}.`);
    let { pipeline, revision: reached } = kept;
    while (reached < revision) {
      if (next === ahead.length) [ahead, next] = [await readLogAfter(pipelineId, reached, page), 0];
      const entry = ahead[next];
      if (entry?.revision !== reached + 1)
        throw new Error(`The log of pipeline ${pipelineId} has a hole after revision ${reached}.`);
      // The log holds only what `operationSchema` accepted.
      const result = replayOperation(pipeline, JSON.parse(entry.body) as Operation);
      if (result.ok) ({ pipeline } = result.value);
      reached = entry.revision;
      next += 1;
    }
    kept = { revision: reached, pipeline };
    return pipeline;
  };
}

async function readCheckpoint(
  pipelineId: string,
  revision: number,
  after: number,
): Promise<Past | undefined> {
  const [checkpoint] = await getDatabase().client.pipelineCheckpoint.findMany({
    where: { pipelineId, revision: { lte: revision, gt: after } },
    orderBy: { revision: "desc" },
    take: 1,
  });
  if (checkpoint === undefined) return undefined;
  // Written by us from a parsed document.
  return {
    revision: checkpoint.revision,
    pipeline: pipelineFromDocument(JSON.parse(await inflateText(checkpoint.document)) as PipelineDocument),
  };
}
