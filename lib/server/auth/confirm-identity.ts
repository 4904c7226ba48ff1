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

/** In milliseconds, since the last proof. */
const confirmedFor = 10 * 60 * 1000;

export const proofSchema = z.object({
  password: z.string().max(128),
  code: z.string().trim().max(20).optional(),
});

/** Required before rights are granted: an unattended browser or a stolen session is not enough. */
export function requireConfirmed({ confirmedAt }: Viewer, now = new Date()): void {
  if (now.getTime() - confirmedAt.getTime() > confirmedFor)
    throw new AppError("confirm", {
      detail: "Enter your password again. This action requires it within the last 10 minutes.",
    });
}

/** Verifies again who uses the browser. */
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
 * Checks the password and, with a second factor, a code of the app or a single-use recovery code. A failure
 * is refused and recorded; guesses with a stolen session are slowed.
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
    throw new AppError("invalid", { errors: [{ path: "code", message: "is also required" }] });
  const isRight = code.includes("-")
    ? (await callLibrary(request, "/two-factor/verify-backup-code", { code, disableSession: true })).ok
    : (await isCodeOf(viewer.userId, code)) && (await useCode(viewer.userId, code));
  if (!isRight)
    throw await refuse("code", "is neither the current code of your app nor a recovery code", "wrong code");
}
