import "server-only";
import * as z from "zod";
import { actorOf, type Audited, recordAudit } from "../audit/record-audit";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { callLibrary, parseAuthBody } from "./call-library";
import { proofSchema, requireProof } from "./confirm-identity";
import { endSessions } from "./credentials";
import { guessInSession } from "./guess-limits";
import { lockOfAccount } from "./known-device";
import { recordOwn } from "./record-auth";
import { isCodeOf, removeSecondFactor, useCode } from "./second-factor";
import { requireSignedIn, type Viewer } from "./viewer";

/**
 * Creates the shared secret of the app and the recovery codes. They take effect only after a first right
 * code.
 */
export async function beginSecondFactor(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  if (viewer.hasSecondFactor) throw new AppError("conflict", { detail: "You already have a second factor." });
  return withPassword(request, viewer, "/two-factor/enable", "second-factor-set", () =>
    // A half-finished set-up would block this one.
    runWrite((transaction) => removeSecondFactor(viewer.userId, transaction)),
  );
}

/** The first right code: the account has a second factor from then on, and the other sessions end. */
export async function finishSecondFactor(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  const { code } = await parseAuthBody(request, z.object({ code: z.string().trim().max(20) }));
  const { secretHash } = await lockOfAccount(viewer.email);
  if (viewer.hasSecondFactor) throw new AppError("conflict", { detail: "You already have a second factor." });
  await guessInSession(viewer.sessionId, async () => {
    if (!(await isCodeOf(viewer.userId, code)) || !(await useCode(viewer.userId, code)))
      throw new AppError("invalid", {
        errors: [{ path: "code", message: "is not the code that the app shows now" }],
      });
  });
  const begun = await getDatabase().client.session.findMany({
    where: { userId: viewer.userId },
    select: { id: true },
  });
  const response = await callLibrary(request, "/two-factor/verify-totp", { code });
  if (!response.ok) throw new Error("The sign-in library refused a code that was right.");
  await requireSamePassword(viewer, secretHash);
  await runWrite(async (transaction) => {
    // The library gave this browser a new one.
    await transaction.session.deleteMany({ where: { id: { in: begun.map(({ id }) => id) } } });
    const { workspaceId } = viewer;
    await recordAudit({ event: "second-factor-set", actor: actorOf(viewer), workspaceId }, transaction);
  });
  return response;
}

export async function removeOwnSecondFactor(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  requireSecondFactor(viewer);
  if (viewer.isSecondFactorRequired)
    throw new AppError("forbidden", { detail: "Your workspace requires a second factor." });
  const response = await withPassword(request, viewer, "/two-factor/disable", "second-factor-removed");
  await recordOwn(viewer, { event: "second-factor-removed" });
  return response;
}

/** Earlier codes stop working. */
export async function renewRecoveryCodes(request: Request): Promise<Response> {
  const viewer = await requireSignedIn(request.headers);
  requireSecondFactor(viewer);
  const path = "/two-factor/generate-backup-codes";
  const response = await withPassword(request, viewer, path, "recovery-codes-made");
  await recordOwn(viewer, { event: "recovery-codes-made" });
  return response;
}

function requireSecondFactor({ hasSecondFactor }: Viewer): void {
  if (!hasSecondFactor) throw new AppError("conflict", { detail: "You have no second factor." });
}

/** Requires the password and, with a second factor, the code. */
async function withPassword(
  request: Request,
  viewer: Viewer,
  path: string,
  event: Audited["event"],
  prepare: () => Promise<void> = async () => undefined,
): Promise<Response> {
  const { password, code } = await parseAuthBody(request, proofSchema);
  const { secretHash } = await lockOfAccount(viewer.email);
  await requireProof(request, viewer, { password, code }, event);
  await prepare();
  const response = await callLibrary(request, path, { password });
  // The session or the password may have ended meanwhile.
  await requireSamePassword(viewer, secretHash);
  if (!response.ok) throw new Error(`The sign-in library refused ${path} to a verified caller.`);
  return response;
}

/** The library creates a new session here. If the password was changed meanwhile, no session survives. */
async function requireSamePassword({ userId, email }: Viewer, secretHash: string): Promise<void> {
  if ((await lockOfAccount(email)).secretHash === secretHash) return;
  await runWrite((transaction) => endSessions(userId, transaction));
  throw new AppError("unauthorized", { detail: "Your password has changed meanwhile. Sign in again." });
}
