import "server-only";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireSnapshotAccess, requireStillAllowed, type SnapshotAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { shareAudited } from "./share-audited";

/** Access to the snapshot of a link; a link of another workspace looks like one that never existed. */
export async function requireShareAccess(viewer: Viewer, shareId: string): Promise<SnapshotAccess> {
  const share = await getDatabase().client.share.findUnique({
    where: { id: shareId },
    select: { snapshotId: true },
  });
  if (share === null) throw new AppError("not-found");
  return requireSnapshotAccess(viewer, share.snapshotId, "editor");
}

/** Ends a link at once, also for readers who have it open. Editors revoke their own, admins any. */
export async function revokeShare(access: SnapshotAccess, shareId: string, now = new Date()): Promise<void> {
  await runWrite(async (transaction) => {
    await requireStillAllowed(access, "editor", transaction);
    const share = await transaction.share.findUnique({
      where: { id: shareId, snapshotId: access.snapshotId },
      select: { createdById: true, revokedAt: true },
    });
    if (share === null) throw new AppError("not-found");
    if (share.createdById !== access.viewer.userId) await requireStillAllowed(access, "admin", transaction);
    if (share.revokedAt !== null) return;
    await transaction.share.update({
      where: { id: shareId },
      data: { revokedAt: now },
      select: { id: true },
    });
    await transaction.shareGrant.deleteMany({ where: { shareId } });
    await recordAudit(
      {
        ...(await shareAudited(shareId, transaction)),
        event: "share-ended",
        actor: actorOf(access.viewer),
      },
      transaction,
      now,
    );
  });
}
