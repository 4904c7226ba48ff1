import "server-only";
import { getDatabase } from "../db";
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
