import "server-only";
import type { PipelineAccess } from "../auth/access";
import { oncePerProcess } from "../process";
import { hasRole } from "@/lib/domain/contract/roles";
import { sessionLimits } from "../auth/session-limits";
import { getDatabase } from "../db";

/** A lost right must end its streams within 5 seconds. */
const checkEvery = 3_000;

type Watched = { readonly access: PipelineAccess; readonly lose: (reason: LostRight) => void };
type Watch = { readonly streams: Set<Watched>; timer: NodeJS.Timeout | undefined };

/** Checks the rights of all open streams together, every few seconds. @returns the function that ends the watch. */
export function watchRight(access: PipelineAccess, lose: (reason: LostRight) => void): () => void {
  const watch = oncePerProcess<Watch>("right-watch", () => ({ streams: new Set(), timer: undefined }));
  const watched = { access, lose };
  watch.streams.add(watched);
  watch.timer ??= setInterval(() => void check(watch.streams), checkEvery);
  return () => {
    watch.streams.delete(watched);
    if (watch.streams.size > 0) return;
    clearInterval(watch.timer);
    watch.timer = undefined;
  };
}

async function check(streams: ReadonlySet<Watched>): Promise<void> {
  const checked = [...streams];
  try {
    const lost = await lostRights(checked.map(({ access }) => access));
    for (const { access, lose } of checked) {
      const reason = lost.get(access);
      if (reason !== undefined) lose(reason);
    }
  } catch {
    // No stream continues with a right that can't be checked; browsers come back with the database.
    for (const { lose } of checked) lose("unknown");
  }
}

/** `unknown`: the database did not answer. */
type LostRight = "signed-out" | "not-allowed" | "deleted" | "unknown";

/**
 * The open streams that must end, in three queries however many there are. Reads the rows, because the
 * sign-in library would count a check as activity.
 */
async function lostRights(
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
      select: {
        userId: true,
        workspaceId: true,
        role: true,
        user: { select: { twoFactorEnabled: true } },
        workspace: { select: { secondFactorRequired: true } },
      },
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
      .filter(
        ({ role, user, workspace }) =>
          hasRole(role, "viewer") && (user.twoFactorEnabled || !workspace.secondFactorRequired),
      )
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
