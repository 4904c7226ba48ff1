import "server-only";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { ownerKey } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";

/** The audit log names removed members; of these, the latest are listed. */
const mostFormer = 500;

/** The owners that the workspace knows. */
export async function readDirectory({
  workspaceId,
}: Pick<WorkspaceAccess, "workspaceId">): Promise<OwnerDirectory> {
  const { client } = getDatabase();
  const [members, teams, removed] = await Promise.all([
    memberNamesIn(workspaceId, client),
    client.team.findMany({
      where: { workspaceId },
      select: { name: true, members: { select: { userId: true } } },
    }),
    client.auditEntry.findMany({
      where: { event: "member-removed", outcome: "done", workspaceId },
      orderBy: { number: "desc" },
      take: mostFormer,
      select: { target: true },
    }),
  ]);
  const names = members.map(({ name }) => name);
  const ids = new Set(members.map(({ id }) => id));
  const here = new Set(names.map(ownerKey));
  return {
    members: names,
    teams: teams
      .map((team) => ({
        name: team.name,
        members: team.members.filter(({ userId }) => ids.has(userId)).length,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en") || compareText(a.name, b.name)),
    former: [...new Set(removed.map(({ target }) => target))].filter((name) => !here.has(ownerKey(name))),
  };
}

/** Without the machine members of trust rules, which own nothing. */
export async function memberNamesIn(workspaceId: string, database: DatabaseTransaction) {
  const rows = await database.membership.findMany({
    where: { workspaceId, user: { trustRule: { is: null } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { user: { select: { id: true, name: true } } },
  });
  return rows.map(({ user }) => user);
}
