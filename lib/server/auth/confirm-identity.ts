import "server-only";
import { verifyPassword } from "better-auth/crypto";
import * as z from "zod";
import { actorOf, type Audited, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { callLibrary, parseAuthBody } from "./call-library";
import { guessInSession } from "./guess-limits";
import { recordOwn } from "./record-auth";
import { isCodeOf, useCode } from "./second-factor";
import { requireSignedIn, type Viewer } from "./viewer";

/** In milliseconds, from the last proof. */
const confirmedFor = 10 * 60 * 1000;

export const proofSchema = z.object({
  password: z.string().max(128),
  code: z.string().trim().max(20).optional(),
});

/** Before what gives rights away: a browser that was left open, or a stolen session, does not do. */
export function requireConfirmed({ confirmedAt }: Viewer, now = new Date()): void {
  if (now.getTime() - confirmedAt.getTime() > confirmedFor)
    throw new AppError("confirm", {
      detail: "Enter your password again: this needs a proof of who you are that is at most 10 minutes old.",
    });
}

/** Proves again who is at the browser. */
export async function confirmIdentity(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const proof = await parseAuthBody(request, proofSchema);
  await requireProof(request, viewer, proof, "identity-confirmed");
  const now = new Date();
  await runWrite(async (transaction) => {
    await transaction.session.updateMany({ where: { id: viewer.sessionId }, data: { confirmedAt: now } });
    const { workspaceId } = viewer;
    await recordAudit({ event: "identity-confirmed", actor: actorOf(viewer), workspaceId }, transaction, now);
  });
  return new Response(null, { status: 204 });
}

/**
 * The password and, where there is a second factor, a code of the app or a recovery code, which works once. Else it is
 * refused, and recorded; guessing with a stolen session is slowed.
 */
export function requireProof(...asked: Parameters<typeof checkProof>): Promise<void> {
  const [, { sessionId }] = asked;
  return guessInSession(sessionId, () => checkProof(...asked));
}

async function checkProof(
  request: Request,
  viewer: Viewer,
  { password, code }: z.output<typeof proofSchema>,
  event: Audited["event"],
  passwordField = "password",
): Promise<void> {
  const refuse = async (path: string, message: string, reason: string) => {
    await recordOwn(viewer, { event, outcome: "refused", detail: { reason } });
    return new AppError("invalid", { errors: [{ path, message }] });
  };
  const account = await getDatabase().client.account.findFirst({
    where: { userId: viewer.userId, providerId: "credential" },
    select: { password: true },
  });
  if (!(await verifyPassword({ hash: account?.password ?? "", password })))
    throw await refuse(passwordField, "is not your password", "wrong password");
  if (!viewer.hasSecondFactor) return;
  if (code === undefined || code === "")
    throw new AppError("invalid", { errors: [{ path: "code", message: "is needed as well" }] });
  const isRight = code.includes("-")
    ? (await callLibrary(request, "/two-factor/verify-backup-code", { code, disableSession: true })).ok
    : (await isCodeOf(viewer.userId, code)) && (await useCode(viewer.userId, code));
  if (!isRight)
    throw await refuse("code", "is neither the code of your app now nor a recovery code", "wrong code");
}
