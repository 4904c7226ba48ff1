import "server-only";
import { ownerKey } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNamesIn } from "./read-directory";

export interface OwnNames {
  /** The name and the address of the person. */
  readonly names: readonly string[];
  /** The teams that they are in. */
  readonly teams: readonly string[];
  /** The number of other members with the same name, who have the same items on their lists. */
  readonly namesakes: number;
}

/** The owner names that mean the caller. */
export async function ownNames({ workspaceId, viewer }: WorkspaceAccess): Promise<OwnNames> {
  const { client } = getDatabase();
  const [members, teams] = await Promise.all([
    memberNamesIn(workspaceId, client),
    client.team.findMany({
      where: { workspaceId, members: { some: { userId: viewer.userId } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { name: true },
    }),
  ]);
  const isSame = (name: string) => ownerKey(name) === ownerKey(viewer.name);
  const names = new Set(members.map(({ name }) => ownerKey(name)));
  return {
    names: [viewer.name, viewer.email],
    // A later member with the name of a team takes over such an owner.
    teams: teams.flatMap(({ name }) => (names.has(ownerKey(name)) ? [] : [name])),
    namesakes: members.filter(({ id, name }) => id !== viewer.userId && isSame(name)).length,
  };
}
