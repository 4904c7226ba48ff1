import "server-only";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, type Role, roleSchema } from "@/lib/domain/contract/roles";
import type { DatabaseTransaction } from "../database/database";

/** Whose right is behind what lets somebody in. */
export interface Answered {
  readonly workspaceId: string;
  /** Null: the command line made it, in the name of the workspace. */
  readonly createdById: string | null;
  readonly takenOverById?: string | null;
}

/**
 * The role now of the person who answers for what lets somebody in: its maker, or the admin who took it over. Undefined: that person is
 * gone, or has a role that could not give it today, so it lets nobody in. Everything that lets somebody in asks here at each use; its
 * own end, such as its last day, is checked beside this.
 */
export async function standingOf(
  kind: GivenKind,
  { workspaceId, createdById, takenOverById = null }: Answered,
  database: DatabaseTransaction,
): Promise<Role | undefined> {
  const userId = takenOverById ?? createdById;
  if (userId === null) return "admin";
  const membership = await database.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  const role = roleSchema.safeParse(membership?.role);
  return role.success && hasRole(role.data, leastRoles[kind]) ? role.data : undefined;
}

/** The rows that a person answers for. */
export function answeredBy(userId: string) {
  return { OR: [{ takenOverById: userId }, { takenOverById: null, createdById: userId }] };
}
