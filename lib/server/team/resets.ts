import "server-only";
import type * as z from "zod";
import type { acceptResetSchema } from "@/lib/domain/contract/team";
import { actorOf, recordAudit } from "../audit/record-audit";
import type { WorkspaceAccess } from "../auth/access";
import { hashNewPassword, setPassword } from "../auth/credentials";
import { requireUncommonPassword } from "../auth/password-rules";
import { getDatabase, runWrite } from "../db";
import { requireLink, unusableLink, useLink, withdrawLink } from "./access-links";
import { changeTeam, lockWorkspace } from "./commands";
import { memberNames } from "./member-names";

export async function withdrawReset(access: WorkspaceAccess, id: string, now = new Date()): Promise<void> {
  await changeTeam(access, async (transaction) => {
    const { workspaceId, viewer } = access;
    const { userId } = await withdrawLink("reset", id, access, now, transaction);
    const whose = userId ?? "";
    const target = { id: whose, name: (await memberNames([whose], transaction))(whose) };
    await recordAudit(
      { event: "reset-withdrawn", actor: actorOf(viewer), target, workspaceId },
      transaction,
      now,
    );
  });
}

/** Sets a new password by an admin's link. Ends every session of the person, and every other reset link. */
export async function acceptReset(
  { secret, password }: z.infer<typeof acceptResetSchema>,
  now = new Date(),
): Promise<string> {
  const link = await requireLink("reset", secret, now);
  const { userId, workspaceId } = link;
  if (userId === null || workspaceId === null) throw unusableLink();
  const membership = await getDatabase().client.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    include: { user: true, workspace: true },
  });
  if (membership === null) throw unusableLink();
  const { user, workspace } = membership;
  requireUncommonPassword(password, { email: user.email, name: user.name, workspace: workspace.name });
  const hash = await hashNewPassword(password);
  await runWrite(async (transaction) => {
    await lockWorkspace(workspaceId, transaction);
    await useLink(link, now, transaction);
    // The person may have been removed since the link was read.
    if ((await transaction.membership.count({ where: { workspaceId, userId } })) === 0) throw unusableLink();
    await setPassword(userId, hash, now, transaction);
    await transaction.accessLink.updateMany({
      where: { userId, purpose: "reset", usedAt: null },
      data: { usedAt: now },
    });
    await recordAudit(
      { event: "reset-used", actor: { id: userId, name: user.name }, workspaceId },
      transaction,
      now,
    );
  });
  return user.email;
}
