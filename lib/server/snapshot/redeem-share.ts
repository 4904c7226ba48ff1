import "server-only";
import { onceInAWhile } from "../audit/once-in-a-while";
import { recordAudit } from "../audit/record-audit";
import { hashSecret, newSecret } from "../auth/secrets";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { getCaller } from "../http/caller";
import { grantCookie } from "./grant-cookie";
import { isOff, whetherOff } from "./sharing-off";
import { shareAudited } from "./share-audited";

/** In milliseconds: the openings of one share from one address in this time are one entry of the security record. */
const together = 10 * 60 * 1000;
const grantMilliseconds = 60 * 60 * 1000;

/**
 * Trades a link's secret for a cookie of this one link that lasts an hour, and counts the view.
 * Expired, revoked, wrong and unknown are the same to the caller: not found.
 * @returns the `Set-Cookie` header.
 */
export async function redeemShare(shareId: string, secret: string, now = new Date()): Promise<string> {
  const token = newSecret();
  const expiresAt = await runWrite(async (transaction) => {
    const share = await transaction.share.findUnique({
      where: { secretHash: hashSecret(secret) },
      select: { id: true, expiresAt: true, revokedAt: true, snapshot: { select: whetherOff } },
    });
    if (share === null || share.id !== shareId || share.revokedAt !== null || share.expiresAt <= now)
      throw new AppError("not-found");
    if (isOff(share)) throw new AppError("not-found");
    const end = new Date(Math.min(now.getTime() + grantMilliseconds, share.expiresAt.getTime()));
    await transaction.shareGrant.deleteMany({ where: { shareId, expiresAt: { lte: now } } });
    await transaction.shareGrant.create({ data: { tokenHash: hashSecret(token), shareId, expiresAt: end } });
    await transaction.share.update({
      where: { id: shareId },
      data: { views: { increment: 1 }, lastViewAt: now },
      select: { id: true },
    });
    const openings = onceInAWhile("opening", together);
    if (openings.isFirst(`${shareId} ${getCaller().address}`, now.getTime()))
      await recordAudit(
        { ...(await shareAudited(shareId, transaction)), event: "share-opened" },
        transaction,
        now,
      );
    return end;
  });
  return grantCookie(shareId, token, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
}
