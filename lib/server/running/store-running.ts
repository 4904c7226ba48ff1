import "server-only";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { freezeContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { mostObservations } from "./observation-rows";
import type { RunningRead } from "./running-task";

/** Keeps what was read: all of it at one moment, so that it counts together. */
export async function storeRunning(
  access: PipelineAccess,
  read: RunningRead["read"],
  { node, now = new Date() }: { readonly node?: string; readonly now?: Date } = {},
): Promise<void> {
  const { pipelineId, workspaceId, viewer } = access;
  const rows = await Promise.all(
    read.map(async ({ file, hash, observed }) => {
      const { hash: factsHash, bytes: facts } = await freezeContent(observed);
      return {
        id: newRecordId(),
        workspaceId,
        pipelineId,
        at: now,
        byId: viewer.userId,
        format: observed.format,
        source: observed.source,
        fileName: file,
        fileHash: hash,
        containers: observed.containers.length,
        repositories: observed.repositories.length,
        said: JSON.stringify(node !== undefined && observed.platform ? { place: node } : {}),
        facts,
        factsHash,
      };
    }),
  );
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await transaction.runningObservation.createMany({ data: rows });
    await forgetOldest(transaction, pipelineId);
  });
}

async function forgetOldest(transaction: DatabaseTransaction, pipelineId: string): Promise<void> {
  const old = await transaction.runningObservation.findMany({
    where: { pipelineId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    skip: mostObservations,
    select: { id: true },
  });
  if (old.length > 0)
    await transaction.runningObservation.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
