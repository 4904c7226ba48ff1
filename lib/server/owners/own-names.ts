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
  /** How many other members have the same name: what names it is on their list too. */
  readonly namesakes: number;
}

/** The ways in which the person who asks is called as an owner. */
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
    // A member who came later and is called as a team is who such an owner is.
    teams: teams.flatMap(({ name }) => (names.has(ownerKey(name)) ? [] : [name])),
    namesakes: members.filter(({ id, name }) => id !== viewer.userId && isSame(name)).length,
  };
}
