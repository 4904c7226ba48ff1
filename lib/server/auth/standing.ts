import "server-only";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, type Role, roleSchema } from "@/lib/domain/contract/roles";
import type { DatabaseTransaction } from "../database/database";

/** The person behind a granted access. */
export interface Answered {
  readonly workspaceId: string;
  /** Null: created on the command line, in the name of the workspace. */
  readonly createdById: string | null;
  readonly takenOverById?: string | null;
}

/**
 * The current role of the owner of a granted access: its creator, or the admin who took it over. Undefined:
 * the person has left, or has a role that could not grant it today, so it does not work. Every use of granted
 * access checks this; its own expiry is checked separately.
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

/** The rows that a person owns. */
export function answeredBy(userId: string) {
  return { OR: [{ takenOverById: userId }, { takenOverById: null, createdById: userId }] };
}
