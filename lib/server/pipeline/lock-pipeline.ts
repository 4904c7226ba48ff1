import "server-only";
import type { ScheduledAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";

/**
 * Locks the pipeline's row for this transaction, so that its revisions are assigned in order, and reads it.
 */
export async function lockPipeline(access: ScheduledAccess, transaction: DatabaseTransaction) {
  const [row] = await transaction.pipeline.updateManyAndReturn({
    where: { id: access.pipelineId, workspaceId: access.workspaceId, archivedAt: null },
    // An update that changes nothing is a lock on both databases.
    data: { revision: { increment: 0 } },
    select: {
      revision: true,
      headHash: true,
      erasures: true,
      checkpointRevision: true,
      workRevision: true,
      snapshotSchedule: true,
      snapshotPeriod: true,
    },
  });
  if (row === undefined) throw new AppError("not-found", { detail: "This pipeline was deleted." });
  return row;
}
