import "server-only";
import type * as z from "zod";
import type { createdShareSchema, newShareSchema, ShareKind } from "@/lib/domain/contract/shares";
import { actorOf, recordAudit } from "../audit/record-audit";
import { requireStillAllowed, type SnapshotAccess } from "../auth/access";
import { requireConfirmed } from "../auth/confirm-identity";
import { hashSecret, newRecordId, newSecret } from "../auth/secrets";
import { addDays, dayOf, endOfDay } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { askReader } from "../readers/ask-reader";
import { lockWorkspace } from "../team/commands";
import { accessToOther } from "./compare-shared";
import { storeContents } from "../snapshot/contents";
import { hashPassphrase } from "./passphrase";
import { requireContent } from "../snapshot/queries";
import { shareAudited } from "./share-audited";
import { shareSettings } from "./workspace-shares";

type NewShare = z.output<typeof newShareSchema>;
type CreatedShare = z.output<typeof createdShareSchema>;

/** The default lifetime of a link, in days. */
export const usualDays = 30;

/**
 * A link to a copy of the snapshot with only the chosen content. Its secret is in the answer once, never
 * again.
 */
export async function createShare(
  access: SnapshotAccess,
  { expiresAt, passphrase, kind = "snapshot", comparedWith: other, show }: NewShare,
  now = new Date(),
): Promise<CreatedShare> {
  const { allowed, longestDays } = await shareSettings(access.workspaceId, getDatabase().client);
  if (!allowed) throw sharingIsOff();
  if (Object.values(show).every(Boolean)) requireConfirmed(access.viewer, now);
  const expires = endOfDay(requireLastDay(expiresAt, dayOf(now), longestDays));
  const comparedWith = other ?? null;
  await requireOther(access, kind, comparedWith);
  const passphraseHash = passphrase === undefined ? null : await hashPassphrase(access, passphrase);
  const erasures = await erasuresOf(access, getDatabase().client);
  const copy = await askReader(access.viewer.userId, "freeze-share", access, {
    kind,
    comparedWith,
    show,
  });
  const id = newRecordId();
  const secret = newSecret();
  await runWrite(async (transaction) => {
    // Serialised with the ends of links: a member's removal, and the switch.
    await lockWorkspace(access.workspaceId, transaction);
    await requireStillAllowed(access, "editor", transaction);
    const settings = await shareSettings(access.workspaceId, transaction);
    if (!settings.allowed) throw sharingIsOff();
    requireLastDay(expiresAt, dayOf(now), settings.longestDays);
    if ((await erasuresOf(access, transaction)) !== erasures)
      throw new AppError("unavailable", { detail: "A text was just erased. Try again.", retryAfter: 1 });
    // Pruning locks the workspace too: snapshots with a link, or compared in one, are not pruned from now on.
    const shown = await transaction.snapshot.findMany({
      where: {
        pipelineId: access.pipelineId,
        OR: [{ id: access.snapshotId }, ...(comparedWith === null ? [] : [{ number: comparedWith }])],
      },
      select: { number: true, thinnedAt: true },
    });
    shown.forEach(requireContent);
    await storeContents(transaction, [copy]);
    await transaction.share.create({
      data: {
        id,
        snapshotId: access.snapshotId,
        secretHash: hashSecret(secret),
        passphraseHash,
        kind,
        comparedWith,
        show: JSON.stringify(show),
        contentHash: copy.hash,
        // The hash of everything that a reader sees.
        fingerprint: copy.hash,
        createdById: access.viewer.userId,
        createdAt: now,
        expiresAt: expires,
      },
    });
    const switches = Object.entries(show).flatMap(([what, isShown]) => (isShown ? [what] : []));
    await recordAudit(
      {
        ...(await shareAudited(id, transaction)),
        event: "share-made",
        actor: actorOf(access.viewer),
        detail: {
          shows: switches.join(", "),
          until: dayOf(expires),
          ...(passphraseHash === null ? {} : { passphrase: "yes" }),
        },
      },
      transaction,
      now,
    );
  });
  return { id, url: `${getEnv().url}/s/${id}#${secret}`, expiresAt: expires.toISOString() };
}

async function requireOther(
  access: SnapshotAccess,
  kind: ShareKind,
  comparedWith: number | null,
): Promise<void> {
  const isRight =
    kind === "comparison"
      ? comparedWith !== null && (await accessToOther(access, comparedWith)) !== undefined
      : comparedWith === null;
  const message = "must be the number of another snapshot of the pipeline, and only for a comparison";
  if (!isRight) throw new AppError("invalid", { errors: [{ path: "comparedWith", message }] });
}

/** The number of erasures in the pipeline. Erasing locks the workspace, as this does. */
async function erasuresOf({ pipelineId }: SnapshotAccess, database: DatabaseTransaction): Promise<number> {
  const { erasures } = await database.pipeline.findUniqueOrThrow({
    where: { id: pipelineId },
    select: { erasures: true },
  });
  return erasures;
}

function sharingIsOff(): AppError {
  return new AppError("conflict", {
    detail: "Share links are off in this workspace. An admin can turn them on under Settings, Shares.",
  });
}

function requireLastDay(day: string | undefined, today: string, mostDays: number): string {
  if (day === undefined) return addDays(today, Math.min(usualDays, mostDays));
  if (day < today)
    throw new AppError("invalid", { errors: [{ path: "expiresAt", message: "must not be in the past" }] });
  if (day > addDays(today, mostDays))
    throw new AppError("invalid", {
      errors: [{ path: "expiresAt", message: `must be at most ${mostDays} days ahead` }],
    });
  return day;
}
