import "server-only";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { freezeContent } from "../catalogue/frozen-content";
import { runWrite } from "../db";
import { lockPipeline } from "../pipeline/lock-pipeline";
import type { RunningRead } from "./running-task";

/** Keeps what was read: all of it at one moment, so that it counts together. */
export async function storeRunning(
  access: PipelineAccess,
  read: RunningRead["read"],
  { node, now = new Date() }: { readonly node?: string; readonly now?: Date } = {},
): Promise<void> {
  const { pipelineId, workspaceId, viewer } = access;
  const rowOf = async ({ file, hash, observed }: RunningRead["read"][number]) => {
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
  };
  const rows: Awaited<ReturnType<typeof rowOf>>[] = [];
  // One after another: each is packed in memory.
  for (const one of read) rows.push(await rowOf(one));
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    await transaction.runningObservation.createMany({ data: rows });
  });
}
