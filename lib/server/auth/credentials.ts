import "server-only";
import { hashPassword } from "better-auth/crypto";
import type { DatabaseTransaction } from "../database/database";
import { newRecordId } from "./secrets";

/** A password as it is stored: scrypt, made before a transaction begins, since it takes its time. */
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

/** A new user who can sign in with this password: never somebody who was removed, whose name the log goes on showing. */
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

/** An address is one user's alone. A person who held it and is no member any more gets something unique that nobody can type as an address. */
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

/** The only password from now on; every session that the old one opened ends. */
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
  // Who has entered the password and not yet the code.
  await transaction.verification.deleteMany({ where: { value: userId } });
}
