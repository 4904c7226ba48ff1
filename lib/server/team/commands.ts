import "server-only";
import type * as z from "zod";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import type { newMemberSchema } from "@/lib/domain/contract/team";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type WorkspaceAccess } from "../auth/access";
import { addUser, endAccess, endSessions, hashNewPassword, type PasswordHash } from "../auth/credentials";
import { requireUncommonPassword } from "../auth/password-rules";
import { removeSecondFactor } from "../auth/second-factor";
import { newRecordId } from "../auth/secrets";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { createLink, type NewLink } from "./access-links";
import { endGiven, type Kept } from "./given";
import { getWorkspaceName } from "./queries";

/**
 * Each change of the team runs with the workspace's row locked, so that two concurrent changes can't remove
 * both last admins.
 */
export function changeTeam<T>(
  access: WorkspaceAccess,
  work: (transaction: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  return runWrite(async (transaction) => {
    await lockWorkspace(access.workspaceId, transaction);
    await requireStillAllowed(access, "admin", transaction);
    return work(transaction);
  });
}

/** Writes an unchanged value: on both databases that locks the row until the transaction ends. */
export async function lockWorkspace(workspaceId: string, transaction: DatabaseTransaction): Promise<void> {
  await transaction.workspace.updateMany({ where: { id: workspaceId }, data: { id: workspaceId } });
}

export async function addMember(
  access: WorkspaceAccess,
  input: z.infer<typeof newMemberSchema>,
  now = new Date(),
): Promise<string> {
  requireUncommonPassword(input.password, { ...input, workspace: await getWorkspaceName(access) });
  const hash = await hashNewPassword(input.password);
  return changeTeam(access, async (transaction) => {
    if (await isMemberSomewhere(input.email, transaction)) {
      throw new AppError("conflict", { detail: "This e-mail address already has an account." });
    }
    const { workspaceId, viewer } = access;
    const id = await joinWorkspace(
      { ...input, workspaceId, chosenById: viewer.userId },
      hash,
      now,
      transaction,
    );
    const detail = { role: input.role, email: input.email };
    await recordAudit(
      {
        event: "member-added",
        actor: actorOf(viewer),
        target: { id, name: input.name },
        workspaceId,
        detail,
      },
      transaction,
      now,
    );
    return id;
  });
}

export async function isMemberSomewhere(email: string, transaction: DatabaseTransaction): Promise<boolean> {
  return (await transaction.membership.count({ where: { user: { email } } })) > 0;
}

type Joining = {
  readonly workspaceId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly chosenById?: string;
};

export async function joinWorkspace(
  joining: Joining,
  hash: PasswordHash,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<string> {
  const userId = await addUser(joining, hash, now, transaction);
  const { workspaceId, role } = joining;
  await transaction.membership.create({
    data: { id: newRecordId(), workspaceId, userId, role, createdAt: now },
  });
  return userId;
}

export async function changeRole(
  access: WorkspaceAccess,
  userId: string,
  role: Role,
  { now = new Date(), ...kept }: Kept & { readonly now?: Date } = {},
): Promise<void> {
  await changeTeam(access, async (transaction) => {
    const member = await requireMember(access, userId, transaction);
    if (member.role === role) return;
    await transaction.membership.update({ where: { id: member.id }, data: { role } });
    await requireAnAdmin(access, transaction);
    const ended = await endGiven(access, userId, role, kept, now, transaction);
    const detail = { role, before: member.role, ...ended };
    await recordAudit({ ...aboutMember(access, member), event: "role-changed", detail }, transaction, now);
    // Members with a lower role sign in again: the open pages were made for the higher one.
    if (!hasRole(role, roleOrAdmin(member.role))) await endSessions(userId, transaction);
  });
}

/**
 * Their sessions end, all links for them, and all access that they created; shares and trust rules may pass
 * to the admin.
 */
export async function removeMember(
  access: WorkspaceAccess,
  userId: string,
  { now = new Date(), ...kept }: Kept & { readonly now?: Date } = {},
): Promise<void> {
  await changeTeam(access, async (transaction) => {
    const member = await requireMember(access, userId, transaction);
    await transaction.membership.delete({ where: { id: member.id } });
    await requireAnAdmin(access, transaction);
    await endAccess(userId, transaction);
    await transaction.teamMember.deleteMany({ where: { userId, team: { workspaceId: access.workspaceId } } });
    // An invitation to their address may be left over from before they joined.
    const forThem = { usedAt: null, OR: [{ userId }, { purpose: "invitation", email: member.user.email }] };
    await transaction.accessLink.updateMany({
      where: { workspaceId: access.workspaceId, ...forThem },
      data: { usedAt: now },
    });
    const detail = await endGiven(access, userId, undefined, kept, now, transaction);
    await recordAudit({ ...aboutMember(access, member), event: "member-removed", detail }, transaction, now);
  });
}

export async function createReset(
  access: WorkspaceAccess,
  userId: string,
  now = new Date(),
): Promise<NewLink> {
  return changeTeam(access, async (transaction) => {
    const member = await requireMember(access, userId, transaction);
    await recordAudit({ ...aboutMember(access, member), event: "reset-made" }, transaction, now);
    return createLink(
      "reset",
      { workspaceId: access.workspaceId, userId, createdById: access.viewer.userId },
      now,
      transaction,
    );
  });
}

/** For a member who lost the phone and the recovery codes. Ends sessions opened meanwhile. */
export async function removeMemberSecondFactor(
  access: WorkspaceAccess,
  userId: string,
  now = new Date(),
): Promise<void> {
  if (userId === access.viewer.userId)
    throw new AppError("conflict", { detail: "Remove your own second factor in your account, with a code." });
  await changeTeam(access, async (transaction) => {
    const member = await requireMember(access, userId, transaction);
    await removeSecondFactor(userId, transaction);
    await endSessions(userId, transaction);
    await recordAudit({ ...aboutMember(access, member), event: "second-factor-removed" }, transaction, now);
  });
}

/** Whoever requires a second factor has one, so that at least this person can sign in and undo it. */
export async function requireSecondFactors(
  access: WorkspaceAccess,
  secondFactorRequired: boolean,
  now = new Date(),
): Promise<void> {
  const { viewer, workspaceId } = access;
  if (secondFactorRequired && !viewer.hasSecondFactor)
    throw new AppError("conflict", { detail: "Set up a second factor for your own account first." });
  await changeTeam(access, async (transaction) => {
    await transaction.workspace.update({ where: { id: workspaceId }, data: { secondFactorRequired } });
    const detail = { required: secondFactorRequired ? "yes" : "no" };
    await recordAudit(
      { event: "second-factor-required", actor: actorOf(viewer), workspaceId, detail },
      transaction,
      now,
    );
  });
}

async function requireMember(access: WorkspaceAccess, userId: string, transaction: DatabaseTransaction) {
  const member = await transaction.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: access.workspaceId, userId } },
    include: { user: { select: { name: true, email: true, trustRule: { select: { id: true } } } } },
  });
  // A trust rule's machine member comes and goes with the rule.
  if (member === null || member.user.trustRule !== null) throw new AppError("not-found");
  return member;
}

type Member = Awaited<ReturnType<typeof requireMember>>;

function aboutMember({ workspaceId, viewer }: WorkspaceAccess, { userId, user }: Member) {
  return { actor: actorOf(viewer), target: { id: userId, name: user.name }, workspaceId };
}

async function requireAnAdmin(access: WorkspaceAccess, transaction: DatabaseTransaction): Promise<void> {
  const admins = await transaction.membership.count({
    where: { workspaceId: access.workspaceId, role: "admin" },
  });
  if (admins === 0)
    throw new AppError("conflict", {
      detail: "A workspace needs at least one admin. Give another member the admin role first.",
    });
}

/** An unknown role counts as the highest, so that leaving it ends the sessions. */
function roleOrAdmin(role: string): Role {
  return role === "viewer" || role === "editor" ? role : "admin";
}
