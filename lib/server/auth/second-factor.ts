import "server-only";
import { createOTP } from "@better-auth/utils/otp";
import { symmetricDecrypt } from "better-auth/crypto";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { getSecret } from "../secret";
import { hashSecret } from "./secrets";

/** In milliseconds: a code counts in its own half minute and the ones before and after. */
const codeLife = 90 * 1000;

/** Whether it is the code that this person's authenticator app shows now (RFC 6238). */
export async function isCodeOf(userId: string, code: string): Promise<boolean> {
  const row = await getDatabase().client.twoFactor.findUnique({
    where: { userId },
    select: { secret: true },
  });
  if (row === null) return false;
  try {
    const secret = await symmetricDecrypt({ key: getSecret(), data: row.secret });
    return await createOTP(secret).verify(code);
  } catch (error) {
    // As after a restore with another secret: an admin removes the second factor, and the person sets up a
    // new one.
    getLog().error({ event: "second-factor-unreadable", userId, error: describeError(error) });
    return false;
  }
}

/**
 * A code works once (ASVS 6.5.1), so that an observer can't reuse it.
 * @returns whether it was unused until now
 */
export async function useCode(userId: string, code: string, now = new Date()): Promise<boolean> {
  const key = `second-factor:used:${hashSecret(`${userId} ${code}`).slice(0, 32)}`;
  return runWrite(async (transaction) => {
    // This locks the row until the transaction ends.
    const { count, startedAt } = await transaction.rateLimit.upsert({
      where: { key },
      create: { key, count: 1, startedAt: now },
      update: { count: { increment: 1 } },
    });
    if (count > 1 && startedAt.getTime() + codeLife > now.getTime()) return false;
    await transaction.rateLimit.update({ where: { key }, data: { count: 1, startedAt: now } });
    return true;
  });
}

/** The person, if an authenticator app protects the account. */
export async function guardedUser(email: string): Promise<string | undefined> {
  const user = await getDatabase().client.user.findUnique({
    where: { email },
    select: { id: true, twoFactorEnabled: true },
  });
  return user?.twoFactorEnabled === true ? user.id : undefined;
}

/** Ends the wait after many wrong codes. */
export async function forgetWrongCodes(email: string): Promise<void> {
  await runWrite((transaction) =>
    transaction.twoFactor.updateMany({
      where: { user: { email } },
      data: { failedVerificationCount: 0, lockedUntil: null },
    }),
  );
}

/** From then on, the password alone signs in. */
export async function removeSecondFactor(userId: string, transaction: DatabaseTransaction): Promise<void> {
  await transaction.twoFactor.deleteMany({ where: { userId } });
  await transaction.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } });
}
