import "server-only";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { changeTeam } from "../team/commands";

interface DocsSettings {
  readonly docsPublic: boolean;
}

/** Whether people who are not signed in may read the documentation. */
export async function areDocsPublic(): Promise<boolean> {
  const found = await getDatabase().client.workspace.findFirst({
    where: { docsPublic: true },
    select: { id: true },
  });
  return found !== null;
}

export async function docsSettingsOf({ workspaceId }: WorkspaceAccess): Promise<DocsSettings> {
  return getDatabase().client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { docsPublic: true },
  });
}

export async function changeDocsSettings(
  access: WorkspaceAccess,
  { docsPublic }: DocsSettings,
  now = new Date(),
): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    await transaction.workspace.update({ where: { id: workspaceId }, data: { docsPublic } });
    const detail = { public: docsPublic ? "yes" : "no" };
    await recordAudit(
      { event: "docs-settings-changed", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}
