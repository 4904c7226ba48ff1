import "server-only";
import { thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";

export interface RunningReport {
  readonly observations: number;
  readonly broken: readonly { readonly id: string; readonly pipelineId: string; readonly fault: string }[];
}

/** Whether what was read of what runs is still what was kept. It is in no chain: that none was taken away cannot be seen. */
export async function verifyRunning(database: DatabaseTransaction): Promise<RunningReport> {
  const rows = await database.runningObservation.findMany({
    orderBy: { id: "asc" },
    select: { id: true, pipelineId: true },
  });
  const broken: { id: string; pipelineId: string; fault: string }[] = [];
  for (const { id, pipelineId } of rows) {
    const { facts: bytes, factsHash: hash } = await database.runningObservation.findUniqueOrThrow({
      where: { id },
      select: { facts: true, factsHash: true },
    });
    if ((await thawContent({ hash, bytes })) === undefined)
      broken.push({ id, pipelineId, fault: "it is not what was kept" });
  }
  return { observations: rows.length, broken };
}
