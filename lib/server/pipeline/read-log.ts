import "server-only";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import type { LoggedEvent } from "../live/hub";

/** The entries after a revision, in order, at most so many. Whoever asks has shown a right to the pipeline. */
export async function readLogAfter(pipelineId: string, after: number, limit: number): Promise<readonly LoggedEvent[]> {
  return getDatabase().client.pipelineOperation.findMany({
    where: { pipelineId, revision: { gt: after } },
    orderBy: { revision: "asc" },
    take: limit,
    select: { revision: true, clientId: true, body: true },
  });
}

export async function readRevision(pipelineId: string): Promise<number> {
  const pipeline = await getDatabase().client.pipeline.findUnique({ where: { id: pipelineId }, select: { revision: true } });
  if (pipeline === null) throw new AppError("not-found");
  return pipeline.revision;
}
