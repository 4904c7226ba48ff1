import "server-only";
import type { Audited } from "../audit/record-audit";
import type { DatabaseTransaction } from "../database/database";

/** In milliseconds: visits to one share from one address within this time are one entry of the audit log. */
export const recordedTogether = 10 * 60 * 1000;

/** The name of a share in the audit log: its id, and its snapshot. */
export async function shareAudited(
  shareId: string,
  transaction: DatabaseTransaction,
): Promise<Pick<Audited, "target" | "workspaceId">> {
  const { snapshot } = await transaction.share.findUniqueOrThrow({
    where: { id: shareId },
    select: {
      snapshot: { select: { number: true, pipeline: { select: { name: true, workspaceId: true } } } },
    },
  });
  const { number, pipeline } = snapshot;
  return {
    target: { id: shareId, name: `snapshot ${number} of ${pipeline.name}` },
    workspaceId: pipeline.workspaceId,
  };
}
