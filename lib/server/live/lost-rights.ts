import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { PipelineAccess } from "../auth/access";
import { sessionLimits } from "../auth/session-limits";
import { getDatabase } from "../db";

/** `unknown`: the database could not be asked. */
export type LostRight = "signed-out" | "not-allowed" | "deleted" | "unknown";

/**
 * Which open streams may not go on, in three queries however many there are. Asks the rows, not the sign-in library,
 * which would take the asking for activity.
 */
export async function lostRights(
  accesses: readonly PipelineAccess[],
  now = Date.now(),
): Promise<ReadonlyMap<PipelineAccess, LostRight>> {
  const { client } = getDatabase();
  const each = (pick: (access: PipelineAccess) => string) => ({ in: [...new Set(accesses.map(pick))] });
  const [sessions, memberships, pipelines] = await Promise.all([
    client.session.findMany({
      where: { id: each(({ viewer }) => viewer.sessionId) },
      select: { id: true, expiresAt: true, createdAt: true },
    }),
    client.membership.findMany({
      where: { userId: each(({ viewer }) => viewer.userId) },
      select: { userId: true, workspaceId: true, role: true },
    }),
    client.pipeline.findMany({
      where: { id: each(({ pipelineId }) => pipelineId), archivedAt: null },
      select: { id: true },
    }),
  ]);
  const open = new Set(
    sessions
      .filter(
        ({ expiresAt, createdAt }) =>
          expiresAt.getTime() > now && createdAt.getTime() + sessionLimits.absoluteSeconds * 1000 > now,
      )
      .map(({ id }) => id),
  );
  const members = new Set(
    memberships
      .filter(({ role }) => hasRole(role, "viewer"))
      .map(({ userId, workspaceId }) => `${userId} ${workspaceId}`),
  );
  const there = new Set(pipelines.map(({ id }) => id));
  return new Map(
    accesses.flatMap((access): [PipelineAccess, LostRight][] => {
      if (!open.has(access.viewer.sessionId)) return [[access, "signed-out"]];
      if (!members.has(`${access.viewer.userId} ${access.workspaceId}`)) return [[access, "not-allowed"]];
      return there.has(access.pipelineId) ? [] : [[access, "deleted"]];
    }),
  );
}
