import "server-only";
import type { ShareSettings, WorkspaceShares } from "@/lib/domain/contract/shares";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { changeTeam } from "../team/commands";
import { memberNames } from "../team/member-names";
import { toShare } from "../snapshot/queries";

/** Every link to a snapshot of the workspace, including archived pipelines, with the rules for links. */
export async function listWorkspaceShares({ workspaceId }: WorkspaceAccess): Promise<WorkspaceShares> {
  const { client } = getDatabase();
  const [settings, rows] = await Promise.all([
    shareSettings(workspaceId, client),
    client.share.findMany({
      where: { snapshot: { pipeline: { workspaceId } } },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: {
        snapshot: {
          select: { id: true, number: true, title: true, pipeline: { select: { id: true, name: true } } },
        },
      },
    }),
  ]);
  const names = await memberNames(
    rows.flatMap(({ createdById, takenOverById }) => [createdById, takenOverById ?? createdById]),
  );
  return {
    settings,
    shares: rows.map(({ snapshot: { pipeline, ...snapshot }, ...row }) => ({
      ...toShare(row, names),
      snapshot,
      pipeline,
    })),
  };
}

export async function shareSettings(
  workspaceId: string,
  database: DatabaseTransaction,
): Promise<ShareSettings> {
  const { sharesOff, shareDays } = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { sharesOff: true, shareDays: true },
  });
  return { allowed: !sharesOff, longestDays: shareDays };
}

/** Off: no link works from then on. On again: links work that are neither revoked nor expired. */
export async function changeShareSettings(
  access: WorkspaceAccess,
  {
    allowed,
    longestDays,
  }: { readonly [Setting in keyof ShareSettings]?: ShareSettings[Setting] | undefined },
  now = new Date(),
): Promise<void> {
  const { workspaceId, viewer } = access;
  await changeTeam(access, async (transaction) => {
    const { sharesOff, shareDays } = await transaction.workspace.update({
      where: { id: workspaceId },
      data: {
        ...(allowed === undefined ? {} : { sharesOff: !allowed }),
        ...(longestDays === undefined ? {} : { shareDays: longestDays }),
      },
    });
    const detail = { allowed: sharesOff ? "no" : "yes", days: String(shareDays) };
    await recordAudit(
      { event: "share-settings-changed", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}
