import "server-only";
import type { MemberList } from "@/lib/domain/contract/team";
import { roleSchema } from "@/lib/domain/contract/roles";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { openLinks } from "./access-links";
import { memberNames } from "./member-names";

export async function getWorkspaceName(access: WorkspaceAccess): Promise<string> {
  const workspace = await getDatabase().client.workspace.findUniqueOrThrow({
    where: { id: access.workspaceId },
    select: { name: true },
  });
  return workspace.name;
}

/** Members in the order of joining, and the unused invitations and reset links. */
export async function listMembers(access: WorkspaceAccess, now = new Date()): Promise<MemberList> {
  const { client } = getDatabase();
  const { workspaceId } = access;
  const [memberships, invitations, resets, { secondFactorRequired }] = await Promise.all([
    client.membership.findMany({
      // A trust rule's machine member is listed with the rule.
      where: { workspaceId, user: { trustRule: { is: null } } },
      include: { user: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    openLinks("invitation", access, now),
    openLinks("reset", access, now),
    client.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { secondFactorRequired: true },
    }),
  ]);
  const nameOf = await memberNames(
    resets.flatMap(({ userId, createdById }) => [userId ?? "", createdById ?? ""]),
  );
  return {
    members: memberships.map(({ user, role, createdAt }) => ({
      id: user.id,
      name: user.name,
      email: user.email,
      role: roleSchema.parse(role),
      since: createdAt.toISOString(),
      hasSecondFactor: user.twoFactorEnabled,
    })),
    resets: resets.map(({ id, userId, createdById, expiresAt }) => ({
      id,
      for: nameOf(userId ?? ""),
      madeBy: createdById === null ? "the command line" : nameOf(createdById),
      expiresAt: expiresAt.toISOString(),
    })),
    invitations: invitations.map(({ id, email, role, expiresAt }) => ({
      id,
      email,
      role: roleSchema.parse(role),
      expiresAt: expiresAt.toISOString(),
    })),
    secondFactorRequired,
  };
}
