import "server-only";
import type { MemberList } from "@/lib/domain/contract/team";
import { roleSchema } from "@/lib/domain/contract/roles";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";

export async function getWorkspaceName(access: WorkspaceAccess): Promise<string> {
  const workspace = await getDatabase().client.workspace.findUniqueOrThrow({
    where: { id: access.workspaceId },
    select: { name: true },
  });
  return workspace.name;
}

/** Members in the order in which they came, and the invitations that can still be accepted. */
export async function listMembers(access: WorkspaceAccess, now = new Date()): Promise<MemberList> {
  const { client } = getDatabase();
  const { workspaceId } = access;
  const [memberships, links, { secondFactorRequired }] = await Promise.all([
    client.membership.findMany({
      // A trust rule's machine member is listed with the rule.
      where: { workspaceId, user: { trustRule: { is: null } } },
      include: { user: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    client.accessLink.findMany({
      where: { workspaceId, purpose: "invitation", usedAt: null, expiresAt: { gt: now } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    client.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { secondFactorRequired: true },
    }),
  ]);
  return {
    members: memberships.map(({ user, role, createdAt }) => ({
      id: user.id,
      name: user.name,
      email: user.email,
      role: roleSchema.parse(role),
      since: createdAt.toISOString(),
      hasSecondFactor: user.twoFactorEnabled,
    })),
    invitations: links.map(({ id, email, role, expiresAt }) => ({
      id,
      email,
      role: roleSchema.parse(role),
      expiresAt: expiresAt.toISOString(),
    })),
    secondFactorRequired,
  };
}
