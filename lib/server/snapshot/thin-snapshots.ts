import "server-only";
import { thinnedBy } from "@/lib/domain/snapshot/retention";
import { recordAudit } from "../audit/record-audit";
import type { ScheduledAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { lockWorkspace } from "../team/commands";
import { pushBaselines } from "./push-gate";

/**
 * Prunes the content of automatic snapshots by the retention rule. Their rows stay, so that the chain remains
 * verifiable; the triggers refuse to delete any others.
 */
export async function thinSnapshots(access: ScheduledAccess, now: Date): Promise<void> {
  // On most days there is none.
  if ((await dueOf(access, getDatabase().client, now)).length === 0) return;
  await runWrite(async (transaction) => {
    // Locks out new links, erasures, snapshots, and references to the deleted content.
    await lockWorkspace(access.workspaceId, transaction);
    await lockPipeline(access, transaction);
    await lockContents(transaction);
    const due = await dueOf(access, transaction, now);
    if (due.length === 0) return;
    await transaction.snapshot.updateMany({
      where: { id: { in: due.map(({ id }) => id) } },
      data: { thinnedAt: now },
    });
    const hashes = due.flatMap(({ documentHash, postureHash }) => [documentHash, postureHash]);
    for (const hash of new Set(hashes)) await removeUnused(hash, transaction);
    const { name } = await transaction.pipeline.findUniqueOrThrow({
      where: { id: access.pipelineId },
      select: { name: true },
    });
    await recordAudit(
      {
        event: "snapshots-thinned",
        target: { id: access.pipelineId, name },
        workspaceId: access.workspaceId,
        detail: { numbers: due.map(({ number }) => number).join(", ") },
      },
      transaction,
      now,
    );
  });
}

async function dueOf({ pipelineId }: ScheduledAccess, database: DatabaseTransaction, now: Date) {
  const rows = await database.snapshot.findMany({
    where: { pipelineId, period: { not: null }, thinnedAt: null },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      takenAt: true,
      documentHash: true,
      postureHash: true,
      // Revoked links too: their readers may ask later for the content they saw.
      _count: { select: { shares: true } },
    },
  });
  const compared = await database.share.findMany({
    where: { snapshot: { pipelineId }, comparedWith: { not: null } },
    select: { comparedWith: true },
  });
  const baselines = await pushBaselines(pipelineId, database);
  const shared = new Set(compared.map(({ comparedWith }) => comparedWith));
  const automatic = rows.map(({ id, number, takenAt, _count }) => ({
    id,
    takenAt: takenAt.toISOString(),
    isHeld: _count.shares > 0 || shared.has(number) || baselines.has(id),
  }));
  const ids = new Set(thinnedBy(automatic, now.toISOString()));
  return rows.filter(({ id }) => ids.has(id));
}

/** Equal contents of two pipelines are stored once. SQLite has one writer anyway. */
async function lockContents(transaction: DatabaseTransaction): Promise<void> {
  if (getDatabase().dialect === "postgresql")
    await transaction.$executeRaw`LOCK TABLE "content" IN SHARE ROW EXCLUSIVE MODE`;
}

async function removeUnused(hash: string, transaction: DatabaseTransaction): Promise<void> {
  await transaction.$executeRaw`DELETE FROM "content" WHERE "hash" = ${hash}
    AND NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "thinnedAt" IS NULL AND "content"."hash" IN ("documentHash", "postureHash"))
    AND NOT EXISTS (SELECT 1 FROM "snapshot" WHERE "catalogueHash" = "content"."hash")
    AND NOT EXISTS (SELECT 1 FROM "share" WHERE "contentHash" = "content"."hash")`;
}
