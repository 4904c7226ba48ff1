import "server-only";
import type { Audited } from "../audit/record-audit";
import type { DatabaseTransaction } from "../database/database";

/** In milliseconds: what comes to one share from one address in this time is one entry of the security record. */
export const recordedTogether = 10 * 60 * 1000;

/** How the security record names a share: by its id, and by the snapshot that it shows. */
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
