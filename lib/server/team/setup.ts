import "server-only";
import type * as z from "zod";
import type { Role } from "@/lib/domain/contract/roles";
import type { setupSchema } from "@/lib/domain/contract/team";
import { addUser, hashNewPassword } from "../auth/credentials";
import { requireUncommonPassword } from "../auth/password-rules";
import { newRecordId } from "../auth/secrets";
import { recordAudit } from "../audit/record-audit";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { createLink, type NewLink, requireLink, unusableLink } from "./access-links";

export async function isSetUp(): Promise<boolean> {
  return (await getDatabase().client.user.count({ take: 1 })) > 0;
}

/** A new link for the first admin, at each start until one is used. */
export async function issueSetupLink(now = new Date()): Promise<NewLink | undefined> {
  if (await isSetUp()) return undefined;
  return runWrite(async (transaction) => {
    await transaction.accessLink.deleteMany({ where: { purpose: "setup", expiresAt: { lte: now } } });
    return createLink("setup", {}, now, transaction);
  });
}

/**
 * Creates the first admin and the workspace, once, by the link that the server printed, in a database without
 * users.
 */
export async function setUp(input: z.infer<typeof setupSchema>, now = new Date()): Promise<void> {
  await requireLink("setup", input.secret, now);
  requireUncommonPassword(input.password, input);
  const hash = await hashNewPassword(input.password);
  await runWrite(async (transaction) => {
    await waitForOtherSetUps(transaction);
    // Uses up every open link: of two concurrent set-ups, also with different links, the second finds none.
    const { count } = await transaction.accessLink.updateMany({
      where: { purpose: "setup", usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0 || (await transaction.user.count()) > 0) throw unusableLink();
    await addFirstMember(input, hash, now, transaction);
  });
}

type FirstAdmin = { readonly email: string; readonly password: string };

/** The unattended way: from the environment, if there is no user yet. */
export async function setUpUnattended({ email, password }: FirstAdmin, now = new Date()): Promise<boolean> {
  if (await isSetUp()) return false;
  const hash = await hashNewPassword(password);
  return runWrite(async (transaction) => {
    await waitForOtherSetUps(transaction);
    if ((await transaction.user.count()) > 0) return false;
    const name = email.split("@")[0] ?? email;
    await addFirstMember(
      { email: email.toLowerCase(), name, workspace: "Workspace" },
      hash,
      now,
      transaction,
    );
    await transaction.accessLink.updateMany({
      where: { purpose: "setup", usedAt: null },
      data: { usedAt: now },
    });
    return true;
  });
}

/**
 * The one member of a demo: an editor, because a demo has nothing to administer.
 * @returns undefined if the database has a user, whom a demo would let anyone on this machine pass by
 */
export async function setUpDemo(
  { password, ...visitor }: FirstWorkspace & FirstAdmin,
  now = new Date(),
): Promise<FirstMember | undefined> {
  const hash = await hashNewPassword(password);
  return runWrite(async (transaction) => {
    await waitForOtherSetUps(transaction);
    if ((await transaction.user.count()) > 0) return undefined;
    return addFirstMember({ ...visitor, role: "editor" }, hash, now, transaction);
  });
}

/**
 * If servers start together on one database, the second waits for the first. SQLite has one writer anyway.
 */
async function waitForOtherSetUps(transaction: DatabaseTransaction): Promise<void> {
  if (getDatabase().dialect === "postgresql")
    await transaction.$executeRaw`LOCK TABLE "workspace" IN SHARE ROW EXCLUSIVE MODE`;
}

type FirstWorkspace = { readonly workspace: string; readonly name: string; readonly email: string };
type FirstMember = { readonly userId: string; readonly workspaceId: string };

async function addFirstMember(
  { workspace, name, email, role = "admin" }: FirstWorkspace & { readonly role?: Role },
  hash: Awaited<ReturnType<typeof hashNewPassword>>,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<FirstMember> {
  const workspaceId = newRecordId();
  await transaction.workspace.create({ data: { id: workspaceId, name: workspace, createdAt: now } });
  const userId = await addUser({ name, email }, hash, now, transaction);
  await transaction.membership.create({
    data: { id: newRecordId(), workspaceId, userId, role, createdAt: now },
  });
  await recordAudit(
    {
      event: "workspace-made",
      actor: { id: userId, name },
      target: { id: workspaceId, name: workspace },
      workspaceId,
    },
    transaction,
    now,
  );
  return { userId, workspaceId };
}
