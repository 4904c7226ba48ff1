import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { PipelineAccess } from "../auth/access";
import { sessionLimits } from "../auth/session-limits";
import { getDatabase } from "../db";

export type LostRight = "signed-out" | "not-allowed" | "deleted";

/** Whether an open stream may go on. Asks the rows, not the sign-in library, which would take the asking for activity. */
export async function lostRight({ viewer, workspaceId, pipelineId }: PipelineAccess, now = Date.now()): Promise<LostRight | undefined> {
  const { client } = getDatabase();
  const [session, membership, pipeline] = await Promise.all([
    client.session.findUnique({ where: { id: viewer.sessionId }, select: { expiresAt: true, createdAt: true } }),
    client.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId: viewer.userId } }, select: { role: true } }),
    client.pipeline.findUnique({ where: { id: pipelineId }, select: { archivedAt: true } }),
  ]);
  if (!session || session.expiresAt.getTime() <= now || session.createdAt.getTime() + sessionLimits.absoluteSeconds * 1000 <= now) return "signed-out";
  if (!membership || !hasRole(membership.role, "viewer")) return "not-allowed";
  return !pipeline || pipeline.archivedAt !== null ? "deleted" : undefined;
}
