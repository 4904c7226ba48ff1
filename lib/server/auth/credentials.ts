import "server-only";
import { hashPassword } from "better-auth/crypto";
import type { DatabaseTransaction } from "../database/database";
import { newRecordId } from "./secrets";

/** A password as it is stored. scrypt is slow, so it runs before a transaction begins. */
export type PasswordHash = { readonly passwordHash: string };

export async function hashNewPassword(password: string): Promise<PasswordHash> {
  return { passwordHash: await hashPassword(password) };
}

type NewUser = {
  readonly name: string;
  readonly email: string;
  /** The admin who chose the password, if the user did not. */
  readonly chosenById?: string | undefined;
};

/**
 * Creates a user who can sign in with this password. Never reuses a removed user, whose name the log still
 * shows.
 */
export async function addUser(
  { name, email, chosenById }: NewUser,
  hash: PasswordHash,
  now: Date,
  transaction: DatabaseTransaction,
): Promise<string> {
  await freeAddress(email, now, transaction);
  const id = newRecordId();
  await transaction.user.create({
    data: { id, name, email, emailVerified: true, createdAt: now, updatedAt: now },
  });
  await setPassword(id, hash, now, transaction, chosenById);
  return id;
}

/**
 * An address belongs to one user. A removed member's address is replaced by a unique text that can't be typed
 * as an address.
 */
async function freeAddress(email: string, now: Date, transaction: DatabaseTransaction): Promise<void> {
  const former = await transaction.user.findUnique({
    where: { email, memberships: { none: {} } },
    select: { id: true },
  });
  if (former === null) return;
  await endAccess(former.id, transaction);
  await transaction.user.update({
    where: { id: former.id },
    data: { email: `removed-${former.id}`, updatedAt: now },
  });
}

/** Replaces the password and ends every session that the old one opened. */
export async function setPassword(
  userId: string,
  { passwordHash }: PasswordHash,
  now: Date,
  transaction: DatabaseTransaction,
  chosenById: string | null = null,
): Promise<void> {
  await endAccess(userId, transaction);
  await transaction.account.create({
    data: {
      id: newRecordId(),
      accountId: userId,
      providerId: "credential",
      userId,
      password: passwordHash,
      chosenById,
      createdAt: now,
      updatedAt: now,
    },
  });
}

export async function endAccess(userId: string, transaction: DatabaseTransaction): Promise<void> {
  await endSessions(userId, transaction);
  await transaction.account.deleteMany({ where: { userId } });
}

export async function endSessions(userId: string, transaction: DatabaseTransaction): Promise<void> {
  await transaction.session.deleteMany({ where: { userId } });
  // Sign-ins with the password entered and the code still missing.
  await transaction.verification.deleteMany({ where: { value: userId } });
}
