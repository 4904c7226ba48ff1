import "server-only";
import { onceInAWhile } from "../audit/once-in-a-while";
import { recordAudit } from "../audit/record-audit";
import { hashSecret, newSecret } from "../auth/secrets";
import { getDatabase, runWrite } from "../db";
import { AppError } from "../errors";
import { getCaller } from "../http/caller";
import { limitCaller } from "../http/limit-caller";
import { grantCookie } from "./grant-cookie";
import { requirePassphrase } from "./passphrase";
import { recordedTogether, shareAudited } from "./share-audited";
import { backing, isBackedShare, isWorking } from "./working-share";

const grantMilliseconds = 60 * 60 * 1000;

interface Redeemed {
  readonly secret: string;
  readonly passphrase?: string | undefined;
  /** From the request: its origin, and the browser's proof that it opened the link before. */
  readonly headers?: Headers;
}

/**
 * Exchanges a link's secret, and its passphrase if it has one, for a cookie of this one link that lasts an
 * hour, and counts the view. Expired, revoked, switched off, wrong and unknown links get one database query
 * and one answer: not found.
 * @returns the `Set-Cookie` header.
 */
export async function redeemShare(
  shareId: string,
  { secret, passphrase, headers = new Headers() }: Redeemed,
  now = new Date(),
): Promise<string> {
  const where = { id: shareId, secretHash: hashSecret(secret), ...isWorking(now) };
  const { client } = getDatabase();
  const share = await client.share.findUnique({
    where,
    select: { id: true, passphraseHash: true, expiresAt: true, ...backing },
  });
  if (share === null || !(await isBackedShare(share, client))) {
    // Only failures count, so that others behind the same address lock out no one with a valid link.
    await limitCaller(headers, "share", now);
    throw new AppError("not-found");
  }
  await requirePassphrase(share, passphrase, headers, now);
  const token = newSecret();
  const expiresAt = new Date(Math.min(now.getTime() + grantMilliseconds, share.expiresAt.getTime()));
  await runWrite(async (transaction) => {
    // Checked again: it may have been revoked meanwhile.
    const { count } = await transaction.share.updateMany({
      where,
      data: { views: { increment: 1 }, lastViewAt: now },
    });
    if (count === 0 || !(await isBackedShare(share, transaction))) throw new AppError("not-found");
    await transaction.shareGrant.deleteMany({ where: { shareId, expiresAt: { lte: now } } });
    await transaction.shareGrant.create({ data: { tokenHash: hashSecret(token), shareId, expiresAt } });
    const openings = onceInAWhile("opening", recordedTogether);
    if (openings.isFirst(`${shareId} ${getCaller().address}`, now.getTime()))
      await recordAudit(
        { ...(await shareAudited(shareId, transaction)), event: "share-opened" },
        transaction,
        now,
      );
  });
  return grantCookie(shareId, token, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
}
