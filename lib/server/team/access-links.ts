import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import type { WorkspaceAccess } from "../auth/access";
import { standingOf } from "../auth/standing";
import { hashSecret, newRecordId, newSecret } from "../auth/secrets";

const hour = 60 * 60 * 1000;

const purposes = {
  setup: { path: "/setup", lifetime: hour },
  invitation: { path: "/invite", lifetime: 7 * 24 * hour },
  reset: { path: "/reset", lifetime: 24 * hour },
} as const;
export type LinkPurpose = keyof typeof purposes;

type LinkSubject = {
  readonly workspaceId?: string;
  readonly email?: string | undefined;
  readonly role?: string;
  readonly userId?: string;
  readonly createdById?: string;
};

export type NewLink = { readonly id: string; readonly url: string; readonly expiresAt: string };
export type AccessLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/**
 * A single-use link. Its secret is in the fragment, which browsers do not send, and is stored only as a hash.
 */
export async function createLink(
  purpose: LinkPurpose,
  subject: LinkSubject,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<NewLink> {
  const { path, lifetime } = purposes[purpose];
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + lifetime);
  const id = newRecordId();
  await transaction.accessLink.create({
    data: {
      id,
      secretHash: hashSecret(secret),
      purpose,
      workspaceId: subject.workspaceId ?? null,
      email: subject.email ?? null,
      role: subject.role ?? null,
      userId: subject.userId ?? null,
      createdById: subject.createdById ?? null,
      createdAt: now,
      expiresAt,
    },
  });
  return { id, url: `${getEnv().url}${path}#${secret}`, expiresAt: expiresAt.toISOString() };
}

/** Unknown, used, expired, or of another purpose: one answer, so that guessing reveals nothing. */
export function unusableLink(): AppError {
  return new AppError("not-found", {
    detail: "This link is invalid or does not fit these details. Ask for a new one.",
  });
}

export async function requireLink(purpose: LinkPurpose, secret: string, now: Date): Promise<AccessLink> {
  const link = await findLink(secret);
  if (link === null || link.purpose !== purpose || link.usedAt !== null || link.expiresAt <= now)
    throw unusableLink();
  return link;
}

/** As `requireLink`; the person behind the link still has to be allowed to create it. */
export async function requireBackedLink(
  purpose: LinkPurpose,
  secret: string,
  now: Date,
): Promise<AccessLink> {
  const link = await requireLink(purpose, secret, now);
  if (!(await isBacked(link, getDatabase().client))) throw unusableLink();
  return link;
}

/**
 * Marks the link as used. Of two concurrent uses, one is refused, and so is a link whose creator may not
 * create it now.
 */
export async function useLink(link: AccessLink, now: Date, transaction: DatabaseTransaction): Promise<void> {
  if (!(await isBacked(link, transaction))) throw unusableLink();
  const { count } = await transaction.accessLink.updateMany({
    where: { id: link.id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count !== 1) throw unusableLink();
}

/** Whether the creator of a link could create it today. A set-up link is the server's own. */
async function isBacked(link: AccessLink, transaction: DatabaseTransaction): Promise<boolean> {
  const { purpose, workspaceId, createdById } = link;
  if (purpose === "setup") return createdById === null;
  if (workspaceId === null || (purpose !== "invitation" && purpose !== "reset")) return false;
  return (await standingOf(purpose, { workspaceId, createdById }, transaction)) !== undefined;
}

/** Ends an unused link of the workspace. */
export async function withdrawLink(
  purpose: LinkPurpose,
  id: string,
  { workspaceId }: WorkspaceAccess,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<AccessLink> {
  const where = { id, workspaceId, purpose, usedAt: null };
  const link = await transaction.accessLink.findUnique({ where });
  if (link === null) throw new AppError("not-found");
  await transaction.accessLink.update({ where: { id }, data: { usedAt: now } });
  return link;
}

/** The unused links of a purpose, oldest first. */
export async function openLinks(
  purpose: "invitation" | "reset",
  { workspaceId }: WorkspaceAccess,
  now: Date,
): Promise<readonly AccessLink[]> {
  const { client } = getDatabase();
  const links = await client.accessLink.findMany({
    where: { workspaceId, purpose, usedAt: null, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const backed = await Promise.all(links.map((link) => isBacked(link, client)));
  return links.filter((_, index) => backed[index]);
}

function findLink(secret: string) {
  return getDatabase().client.accessLink.findUnique({ where: { secretHash: hashSecret(secret) } });
}
