import "server-only";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { runWrite } from "../db";
import { AppError } from "../errors";

/** Ends a token from its next call on. One's own, or any as admin; others are answered as unknown. */
export async function revokeToken(access: WorkspaceAccess, id: string, now = new Date()): Promise<void> {
  const { workspaceId, viewer } = access;
  await runWrite(async (transaction) => {
    await requireStillAllowed(access, "viewer", transaction);
    const token = await transaction.apiToken.findUnique({
      where: { id, workspaceId, ...(viewer.role === "admin" ? {} : { createdById: viewer.userId }) },
      select: { name: true, revokedAt: true },
    });
    if (token === null) throw new AppError("not-found");
    if (token.revokedAt !== null) return;
    await transaction.apiToken.update({ where: { id }, data: { revokedAt: now } });
    await recordAudit(
      { event: "token-revoked", actor: actorOf(viewer), target: { id, name: token.name }, workspaceId },
      transaction,
      now,
    );
  });
}
