import "server-only";
import { verifyPassword } from "better-auth/crypto";
import { onceInAWhile } from "../audit/once-in-a-while";
import { recordAudit } from "../audit/record-audit";
import type { SnapshotAccess } from "../auth/access";
import { hashNewPassword } from "../auth/credentials";
import { guessOf, reserveGuess, takeBackGuess } from "../auth/guess-limits";
import { lockOfLink } from "../auth/known-device";
import { requireUncommonPassphrase } from "../auth/password-rules";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { recordedTogether, shareAudited } from "./share-audited";

/** The stored form, from which the passphrase can't be recovered. */
export async function hashPassphrase(
  { viewer, workspaceId }: SnapshotAccess,
  passphrase: string,
): Promise<string> {
  const workspace = await getDatabase().client.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true },
  });
  requireUncommonPassphrase(passphrase, {
    name: viewer.name,
    email: viewer.email,
    workspace: workspace.name,
  });
  return (await hashNewPassword(passphrase)).passwordHash;
}

interface Locked {
  readonly id: string;
  readonly passphraseHash: string | null;
}

/**
 * Asked only with a valid link. Only failures count, and they lock out no browser that opened the link
 * before.
 */
export async function requirePassphrase(
  { id, passphraseHash }: Locked,
  passphrase: string | undefined,
  headers: Headers,
  now: Date,
): Promise<void> {
  if (passphraseHash === null) return;
  if (passphrase === undefined) throw refused("is required: ask the person who sent the link");
  const guess = guessOf(lockOfLink(id), headers, now);
  await reserveGuess(guess, now);
  if (await verifyPassword({ hash: passphraseHash, password: passphrase })) return takeBackGuess(guess);
  await recordWrong(id, guess.caller, now);
  throw refused("is not the passphrase of this link");
}

function refused(message: string): AppError {
  return new AppError("invalid", { errors: [{ path: "passphrase", message }] });
}

async function recordWrong(shareId: string, caller: string, now: Date): Promise<void> {
  const refusals = onceInAWhile("wrong passphrase", recordedTogether);
  if (!refusals.isFirst(`${shareId} ${caller}`, now.getTime())) return;
  await runWrite(async (transaction) =>
    recordAudit(
      {
        ...(await shareAudited(shareId, transaction)),
        event: "share-opened",
        outcome: "refused",
        detail: { reason: "wrong passphrase" },
      },
      transaction,
      now,
    ),
  );
}
