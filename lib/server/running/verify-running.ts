import "server-only";
import { thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";

export interface RunningReport {
  readonly observations: number;
  readonly broken: readonly { readonly id: string; readonly pipelineId: string; readonly fault: string }[];
}

/** Checks stored runtime data against its hash. It is in no chain, so a deleted row goes unnoticed. */
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
      broken.push({ id, pipelineId, fault: "it does not match its hash" });
  }
  return { observations: rows.length, broken };
}
