import "server-only";
import type * as z from "zod";
import { roleSchema } from "@/lib/domain/contract/roles";
import type { acceptInvitationSchema, newInvitationSchema } from "@/lib/domain/contract/team";
import type { WorkspaceAccess } from "../auth/access";
import { hashNewPassword } from "../auth/credentials";
import { requireUncommonPassword } from "../auth/password-rules";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { createLink, type NewLink, requireLink, unusableLink, useLink } from "./access-links";
import { changeTeam, isMemberSomewhere, joinWorkspace, lockWorkspace } from "./commands";

export async function createInvitation(
  access: WorkspaceAccess,
  { email, role }: z.infer<typeof newInvitationSchema>,
  now = new Date(),
): Promise<NewLink> {
  return changeTeam(access, (transaction) =>
    createLink(
      "invitation",
      { workspaceId: access.workspaceId, email, role, createdById: access.viewer.userId },
      now,
      transaction,
    ),
  );
}

export async function withdrawInvitation(
  access: WorkspaceAccess,
  id: string,
  now = new Date(),
): Promise<void> {
  await changeTeam(access, async (transaction) => {
    const { count } = await transaction.accessLink.updateMany({
      where: { id, workspaceId: access.workspaceId, purpose: "invitation", usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) throw new AppError("not-found");
  });
}

/** An address that is somebody's already is answered like a wrong link: an invitation is no way to ask who is here. */
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
    await joinWorkspace(
      { workspaceId, name: input.name, email: input.email, role: role.data },
      hash,
      now,
      transaction,
    );
  });
}
