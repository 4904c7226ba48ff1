import "server-only";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { changedWork, workItems } from "@/lib/domain/work/work-items";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { stateAt, warmState } from "../pipeline/document-cache";
import { insertWork } from "./work-rows";

type Revised = { readonly revision: number; readonly pipeline: Pipeline };

/**
 * Follows a commit if the items were current before it: writes those of the changed nodes, if any. Returns
 * the columns for the pipeline's row.
 * @param workRevision the revision of the items.
 */
export async function updateWorkItems(
  transaction: DatabaseTransaction,
  pipelineId: string,
  workRevision: number,
  before: Revised,
  after: Revised,
): Promise<{ readonly workRevision?: number }> {
  if (workRevision !== before.revision) return {};
  const changes = changedWork(before.pipeline, after.pipeline);
  if (changes.length > 0) {
    await transaction.workItems.deleteMany({
      where: { pipelineId, node: { in: changes.map(({ node }) => node) } },
    });
    await insertWork(
      transaction,
      pipelineId,
      changes.flatMap(({ items }) => items),
    );
  }
  return { workRevision: after.revision };
}

/**
 * Rebuilds the items of a pipeline if they are out of date: it is new, restored, or was written by an earlier
 * version.
 */
export async function rebuildWorkItems(pipelineId: string): Promise<void> {
  await warmState(pipelineId);
  await runWrite(async (transaction) => {
    const [head] = await transaction.pipeline.updateManyAndReturn({
      where: { id: pipelineId },
      // Locks the row, so that no commit comes between.
      data: { revision: { increment: 0 } },
      select: { revision: true, headHash: true, erasures: true, workRevision: true },
    });
    if (head === undefined || head.workRevision === head.revision) return;
    const { pipeline } = await stateAt(transaction, pipelineId, head);
    await transaction.workItems.deleteMany({ where: { pipelineId } });
    await insertWork(transaction, pipelineId, workItems(pipeline));
    await transaction.pipeline.update({
      where: { id: pipelineId },
      data: { workRevision: head.revision },
      select: { id: true },
    });
  });
}
