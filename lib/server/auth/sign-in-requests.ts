import "server-only";
import * as z from "zod";
import { emailSchema } from "@/lib/domain/contract/team";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { readCookie } from "../http/read-cookie";
import { getAuth } from "./auth";
import { callLibrary, parseAuthBody } from "./call-library";
import { forgetOldAttempts } from "./attempts";
import { type Guess, guessOf, reserveCode, takeBackCode, takeBackGuess } from "./guess-limits";
import { deviceCookie, lockOfAccount } from "./known-device";
import { accountOf, recordAuth, recordOwn } from "./record-auth";
import { forgetWrongCodes, guardedUser, isCodeOf, useCode } from "./second-factor";
import { reserveByWaitOrWork, takeBackWork } from "./sign-in-work";
import { getViewer } from "./viewer";

const signInSchema = z.object({
  email: emailSchema,
  password: z.string().max(128),
  /** Sent with the password: with both, a person is not locked out by others' guesses. */
  code: z.string().max(20).optional(),
  /** Replaces waiting, as requested by an earlier refusal. */
  work: z.object({ challenge: z.string().max(100), nonce: z.string().max(40) }).optional(),
});

/**
 * The first step of sign-in, and the only one without a second factor. With one, it answers `{"needsCode":
 * true}` and a cookie that identifies the person in the second step.
 */
export async function signIn(request: Request): Promise<Response> {
  const { email, password, code, work } = await parseAuthBody(request, signInSchema);
  const guess = guessOf(await lockOfAccount(email), request.headers);
  const hasCode = code !== undefined && (await bringsCode(email, guess, code));
  const byWork = !hasCode && (await reserveByWaitOrWork(guess, work));
  const first = await callLibrary(request, "/sign-in/email", { email, password });
  if (first.status === 401) {
    const detail = { reason: "wrong address or password" };
    await recordAuth({ event: "signed-in", ...(await accountOf(email)), outcome: "refused", detail });
    throw wrongPassword();
  }
  if (!first.ok) return first;
  if (byWork) await takeBackWork(guess);
  if (!(await asksForCode(first))) {
    if (!byWork && !hasCode) await takeBackGuess(guess);
    return finish(first, email, guess);
  }
  if (hasCode) {
    // Others' wrong codes do not lock out a person with the password and the right code.
    await forgetWrongCodes(email);
    const second = await callLibrary(
      request,
      "/two-factor/verify-totp",
      { code },
      first.headers.getSetCookie(),
    );
    if (second.ok) {
      await takeBackCode(guess);
      return finish(second, email, guess, "code");
    }
  }
  await requireSamePassword(first, email, guess);
  return Response.json({ needsCode: true }, { headers: cookiesOf(first) });
}

function wrongPassword(): AppError {
  return new AppError("unauthorized", { detail: "The e-mail address or the password is wrong." });
}

/**
 * Ends sessions opened with the old password while the new one was being set, which that change could not
 * end.
 */
async function requireSamePassword(response: Response, email: string, { lock }: Guess): Promise<void> {
  if ((await lockOfAccount(email)).secretHash === lock.secretHash) return;
  const { token } = z.object({ token: z.string().optional() }).parse(await response.clone().json());
  if (token !== undefined)
    await runWrite((transaction) => transaction.session.deleteMany({ where: { token } }));
  throw wrongPassword();
}

const verifySchema = z.object({ code: z.string().trim().min(1).max(20) });

/** The second step: the code of the authenticator app, or a recovery code, each of which works once. */
export async function verifyAtSignIn(request: Request): Promise<Response> {
  const { code } = await parseAuthBody(request, verifySchema);
  const challenge = await challengeOf(request);
  if (challenge === undefined)
    throw new AppError("unauthorized", { detail: "Sign-in took too long. Enter your password again." });
  const { user, cookie } = challenge;
  const guess = guessOf(await lockOfAccount(user.email), request.headers);
  const isRecovery = code.includes("-");
  const { actor, workspaceId } = await accountOf(user.email);
  const refused = async (detail: string) => {
    const reason = isRecovery ? "wrong recovery code" : "wrong code";
    await recordAuth({ event: "signed-in", actor, workspaceId, outcome: "refused", detail: { reason } });
    return new AppError("invalid", { errors: [{ path: "code", message: detail }] });
  };
  if (!isRecovery && (await isCodeOf(user.id, code)) && !(await useCode(user.id, code)))
    throw await refused("was already used. Wait for the next one");
  const path = isRecovery ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
  // Sends only that cookie: the library would take a session sent along for the person's own.
  const response = await callLibrary(request, path, { code }, [cookie]);
  if (response.status === 429)
    throw new AppError("too-many", {
      detail: "Too many wrong codes. Wait a moment, then try again.",
      retryAfter: 15 * 60,
    });
  if (!response.ok) throw await refused(isRecovery ? "is not one of your recovery codes" : "is wrong");
  await takeBackGuess(guess);
  return finish(response, user.email, guess, isRecovery ? "a recovery code" : "a code");
}

export async function signOut(request: Request): Promise<Response> {
  const viewer = await getViewer(request.headers);
  const response = await callLibrary(request, "/sign-out", {});
  if (viewer && response.ok) await recordOwn(viewer, { event: "signed-out" });
  // Pages cached in the browser for this person are cleared, too.
  response.headers.set("clear-site-data", '"storage"');
  return response;
}

/** The browser is known from now on. */
async function finish(response: Response, email: string, guess: Guess, by?: string): Promise<Response> {
  await requireSamePassword(response, email, guess);
  await forgetOldAttempts();
  response.headers.append("set-cookie", deviceCookie(guess.lock));
  const detail = by === undefined ? {} : { by };
  await recordAuth({ event: "signed-in", ...(await accountOf(email)), detail });
  return response;
}

async function bringsCode(email: string, guess: Guess, code: string): Promise<boolean> {
  // Also counted without such an account or second factor, so that the cases look the same.
  if (!(await reserveCode(guess))) return false;
  const userId = await guardedUser(email);
  return userId !== undefined && (await isCodeOf(userId, code)) && (await useCode(userId, code));
}

async function asksForCode(response: Response): Promise<boolean> {
  const answer: unknown = await response.clone().json();
  return typeof answer === "object" && answer !== null && "twoFactorRedirect" in answer;
}

function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
}

/** The person between password and code, by the cookie of the first step. */
async function challengeOf(request: Request) {
  const { name } = (await getAuth().$context).createAuthCookie("two_factor");
  const value = readCookie(request.headers, name);
  const identifier = /^2fa-[\w-]+/.exec(value ?? "")?.[0];
  if (identifier === undefined) return undefined;
  const { client } = getDatabase();
  const challenge = await client.verification.findFirst({
    where: { identifier, expiresAt: { gt: new Date() } },
    select: { value: true },
  });
  if (challenge === null) return undefined;
  const user = await client.user.findUnique({
    where: { id: challenge.value },
    select: { id: true, email: true },
  });
  return user === null ? undefined : { user, cookie: `${name}=${value}` };
}
