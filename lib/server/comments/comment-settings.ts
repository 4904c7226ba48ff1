import "server-only";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { changeTeam } from "../team/commands";

interface CommentSettings {
  readonly viewersComment: boolean;
}

export async function commentSettingsOf({ workspaceId }: WorkspaceAccess): Promise<CommentSettings> {
  return getDatabase().client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { viewersComment: true },
  });
}

export async function changeCommentSettings(
  access: WorkspaceAccess,
  { viewersComment }: CommentSettings,
  now = new Date(),
): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    await transaction.workspace.update({ where: { id: workspaceId }, data: { viewersComment } });
    const detail = { viewers: viewersComment ? "yes" : "no" };
    await recordAudit(
      { event: "comment-settings-changed", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}
