import "server-only";
import { verifyPassword } from "better-auth/crypto";
import * as z from "zod";
import { actorOf, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { parseAuthBody } from "./call-library";
import { recordOwn } from "./record-auth";
import { isCodeOf, useCode } from "./second-factor";
import { attemptOf, rememberSignIn, reserveSignIn } from "./sign-in-limits";
import { requireSignedIn, type Viewer } from "./viewer";

/** In milliseconds, from the last proof. */
const confirmedFor = 10 * 60 * 1000;

const confirmSchema = z.object({ password: z.string().max(128), code: z.string().max(20).optional() });

/** Before what gives rights away: a browser that was left open, or a stolen session, does not do. */
export function requireConfirmed({ confirmedAt }: Viewer, now = new Date()): void {
  if (now.getTime() - confirmedAt.getTime() > confirmedFor)
    throw new AppError("confirm", {
      detail: "Enter your password again: this needs a proof of who you are that is at most 10 minutes old.",
    });
}

/** Proves again who is at the browser, by the password and, where there is one, the second factor. */
export async function confirmIdentity(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const { password, code } = await parseAuthBody(request, confirmSchema);
  // Guessing the password with a stolen session is slowed like signing in.
  const attempt = attemptOf(viewer.email, request.headers);
  await reserveSignIn(attempt);
  const refuse = async (path: string, message: string, reason: string) => {
    await recordOwn(viewer, { event: "identity-confirmed", outcome: "refused", detail: { reason } });
    return new AppError("invalid", { errors: [{ path, message }] });
  };
  const account = await getDatabase().client.account.findFirst({
    where: { userId: viewer.userId, providerId: "credential" },
    select: { password: true },
  });
  if (!(await verifyPassword({ hash: account?.password ?? "", password })))
    throw await refuse("password", "is not your password", "wrong password");
  if (viewer.hasSecondFactor) {
    if (code === undefined)
      throw new AppError("invalid", { errors: [{ path: "code", message: "is needed as well" }] });
    if (!(await isCodeOf(viewer.userId, code)) || !(await useCode(viewer.userId, code)))
      throw await refuse("code", "is not the code that your app shows now", "wrong code");
  }
  const now = new Date();
  await runWrite(async (transaction) => {
    await transaction.session.updateMany({ where: { id: viewer.sessionId }, data: { confirmedAt: now } });
    const { workspaceId } = viewer;
    await recordAudit({ event: "identity-confirmed", actor: actorOf(viewer), workspaceId }, transaction, now);
  });
  await rememberSignIn(attempt);
  return new Response(null, { status: 204 });
}
