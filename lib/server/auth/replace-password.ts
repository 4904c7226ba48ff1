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
 * Sets a person's new password if the proved one is still theirs: a reset link may have been used meanwhile, and its password stays. The
 * other sessions end, and the own one goes on by another cookie.
 * @param provedHash of the password that the person has proved, as it is stored
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
      throw new AppError("unauthorized", { detail: "Your password or your session has ended meanwhile." });
    await endSessions(userId, transaction);
    await transaction.session.create({ data: { ...session, token, confirmedAt: now } });
  });
  const { authCookies, secret } = await getAuth().$context;
  const signed = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
  const secure = getEnv().secureCookies ? "; Secure" : "";
  return `${authCookies.sessionToken.name}=${signed}; Max-Age=${sessionLimits.absoluteSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
