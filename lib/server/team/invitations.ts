import "server-only";
import type * as z from "zod";
import { roleSchema } from "@/lib/domain/contract/roles";
import type {
  acceptInvitationSchema,
  InvitationPreview,
  newInvitationSchema,
} from "@/lib/domain/contract/team";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { hashNewPassword } from "../auth/credentials";
import { requireUncommonPassword } from "../auth/password-rules";
import { getDatabase, runWrite } from "../db";
import {
  createLink,
  type NewLink,
  requireBackedLink,
  requireLink,
  unusableLink,
  useLink,
  withdrawLink,
} from "./access-links";
import { changeTeam, isMemberSomewhere, joinWorkspace, lockWorkspace } from "./commands";

export async function createInvitation(
  access: WorkspaceAccess,
  { email, role }: z.infer<typeof newInvitationSchema>,
  now = new Date(),
): Promise<NewLink> {
  const { workspaceId, viewer } = access;
  return changeTeam(access, async (transaction) => {
    const link = await createLink(
      "invitation",
      { workspaceId, email, role, createdById: viewer.userId },
      now,
      transaction,
    );
    const target = { id: link.id, name: email ?? "" };
    await recordAudit(
      { event: "member-invited", actor: actorOf(viewer), target, workspaceId, detail: { role } },
      transaction,
      now,
    );
    return link;
  });
}

export async function withdrawInvitation(
  access: WorkspaceAccess,
  id: string,
  now = new Date(),
): Promise<void> {
  await changeTeam(access, async (transaction) => {
    const { workspaceId, viewer } = access;
    const { email } = await withdrawLink("invitation", id, access, now, transaction);
    const target = { id, name: email ?? "" };
    await recordAudit(
      { event: "invitation-withdrawn", actor: actorOf(viewer), target, workspaceId },
      transaction,
      now,
    );
  });
}

/** Tells the holder of an invitation's secret what it is for. */
export async function previewInvitation(secret: string, now = new Date()): Promise<InvitationPreview> {
  const link = await requireBackedLink("invitation", secret, now);
  const role = roleSchema.safeParse(link.role);
  if (link.workspaceId === null || !role.success) throw unusableLink();
  const { client } = getDatabase();
  const workspace = await client.workspace.findUnique({
    where: { id: link.workspaceId },
    select: { name: true },
  });
  if (workspace === null) throw unusableLink();
  const inviter =
    link.createdById === null
      ? null
      : await client.user.findUnique({ where: { id: link.createdById }, select: { name: true } });
  return { workspace: workspace.name, invitedBy: inviter?.name ?? null, role: role.data };
}

/**
 * An address that already has an account gets the same answer as a wrong link: an invitation must not reveal
 * accounts.
 */
export async function acceptInvitation(
  input: z.infer<typeof acceptInvitationSchema>,
  now = new Date(),
): Promise<void> {
  const link = await requireLink("invitation", input.secret, now);
  const { workspaceId } = link;
  const role = roleSchema.safeParse(link.role);
  if (workspaceId === null || !role.success || (link.email !== null && link.email !== input.email))
    throw unusableLink();
  const workspace = await getDatabase().client.workspace.findUnique({
    where: { id: workspaceId },
    select: { name: true },
  });
  requireUncommonPassword(input.password, { ...input, workspace: workspace?.name ?? "" });
  const hash = await hashNewPassword(input.password);
  await runWrite(async (transaction) => {
    await lockWorkspace(workspaceId, transaction);
    await useLink(link, now, transaction);
    if (await isMemberSomewhere(input.email, transaction)) throw unusableLink();
    const { name, email } = input;
    const id = await joinWorkspace({ workspaceId, name, email, role: role.data }, hash, now, transaction);
    await recordAudit(
      { event: "member-joined", actor: { id, name }, workspaceId, detail: { role: role.data, email } },
      transaction,
      now,
    );
  });
}
