import "server-only";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import type { LoggedEvent } from "../live/hub";
import type { Head } from "./pipeline-state";

/**
 * The entries after a revision, in order, up to a limit. The caller has checked the right to the pipeline.
 */
export async function readLogAfter(
  pipelineId: string,
  after: number,
  limit: number,
): Promise<readonly LoggedEvent[]> {
  return getDatabase().client.pipelineOperation.findMany({
    where: { pipelineId, revision: { gt: after } },
    orderBy: { revision: "asc" },
    take: limit,
    select: { revision: true, clientId: true, body: true },
  });
}

export async function readHead(pipelineId: string): Promise<Head> {
  const head = await getDatabase().client.pipeline.findUnique({
    where: { id: pipelineId },
    select: { revision: true, headHash: true, erasures: true },
  });
  if (head === null) throw new AppError("not-found");
  return head;
}
