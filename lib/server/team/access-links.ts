import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
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

/** A single-use link. Its secret stands in the fragment, which browsers send to nobody, and is kept as a hash alone. */
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

/** Unknown, used, expired, of another purpose: one answer, so that nothing is learnt by trying. */
export function unusableLink(): AppError {
  return new AppError("not-found", {
    detail: "This link cannot be used, or not with these details. Ask for a new one.",
  });
}

export async function requireLink(purpose: LinkPurpose, secret: string, now: Date): Promise<AccessLink> {
  const link = await findLink(secret);
  if (link === null || link.purpose !== purpose || link.usedAt !== null || link.expiresAt <= now)
    throw unusableLink();
  return link;
}

/** Marks the link as used; of two who try at once, one is refused, and a link whose maker may not make it now is refused too. */
export async function useLink(link: AccessLink, now: Date, transaction: DatabaseTransaction): Promise<void> {
  if (!(await makerMayStill(link, transaction))) throw unusableLink();
  const { count } = await transaction.accessLink.updateMany({
    where: { id: link.id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count !== 1) throw unusableLink();
}

/** Only an admin makes invitations and reset links; a link without a maker comes from the command line. */
async function makerMayStill(
  { createdById: userId, workspaceId }: AccessLink,
  transaction: DatabaseTransaction,
): Promise<boolean> {
  if (userId === null) return true;
  if (workspaceId === null) return false;
  const maker = await transaction.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  return maker !== null && hasRole(maker.role, "admin");
}

/** Ends a member's unused links when the member loses the right to make them. */
export async function endLinksOf(
  createdById: string,
  workspaceId: string,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<void> {
  await transaction.accessLink.updateMany({
    where: { createdById, workspaceId, usedAt: null },
    data: { usedAt: now },
  });
}

function findLink(secret: string) {
  return getDatabase().client.accessLink.findUnique({ where: { secretHash: hashSecret(secret) } });
}
