import "server-only";
import { makeSignature } from "better-auth/crypto";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { getAuth } from "./auth";
import { endSessions, hashNewPassword } from "./credentials";
import { newSecret } from "./secrets";
import { sessionLimits } from "./session-limits";
import type { Viewer } from "./viewer";

/**
 * Sets a new password if the verified one is still valid: if a reset link was used meanwhile, its password
 * stays. The other sessions end; the caller's continues with a new cookie.
 * @param provedHash the stored hash of the password that the person entered
 * @returns the `Set-Cookie` header.
 */
export async function replacePassword(
  { userId, sessionId }: Viewer,
  provedHash: string,
  password: string,
  now = new Date(),
): Promise<string> {
  const after = await hashNewPassword(password);
  const token = newSecret();
  await runWrite(async (transaction) => {
    const { count } = await transaction.account.updateMany({
      where: { userId, providerId: "credential", password: provedHash },
      data: { password: after.passwordHash, chosenById: null, updatedAt: now },
    });
    const session = await transaction.session.findUnique({ where: { id: sessionId, userId } });
    if (count !== 1 || session === null)
      throw new AppError("unauthorized", {
        detail: "Your password was changed or your session ended meanwhile.",
      });
    await endSessions(userId, transaction);
    await transaction.session.create({ data: { ...session, token, confirmedAt: now } });
  });
  const { authCookies, secret } = await getAuth().$context;
  const signed = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
  const secure = getEnv().secureCookies ? "; Secure" : "";
  return `${authCookies.sessionToken.name}=${signed}; Max-Age=${sessionLimits.absoluteSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
