import "server-only";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import { freezeContent } from "../catalogue/frozen-content";
import { runWrite } from "../db";
import { publishReports } from "../live/hub";
import { lockPipeline } from "../pipeline/lock-pipeline";
import { observationColumns, saidBefore } from "./observation-rows";
import type { RunningRead } from "./running-task";

/** Stores uploads with one common time, so that they count together. */
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
      facts,
      factsHash,
    };
  };
  const rows: Awaited<ReturnType<typeof rowOf>>[] = [];
  // One after another: each is compressed in memory.
  for (const one of read) rows.push(await rowOf(one));
  const withContainers = new Set(
    read.flatMap(({ observed }) => (observed.platform ? [observed.format] : [])),
  );
  await runWrite(async (transaction) => {
    await lockPipeline(access, transaction);
    await requireStillAllowed(access, "editor", transaction);
    const kept = await transaction.runningObservation.findMany({
      where: { pipelineId },
      select: observationColumns,
    });
    // Copied, so that an answer outlives its upload.
    const { registries, placeOf } = saidBefore(kept);
    const data = rows.map((row, index) => {
      const place = withContainers.has(row.format) ? (node ?? placeOf(row)) : undefined;
      const said = {
        ...(place !== undefined && { place }),
        ...(index === 0 && registries.size > 0 && { registries: Object.fromEntries(registries) }),
      };
      return { ...row, said: JSON.stringify(said) };
    });
    await transaction.runningObservation.createMany({ data });
  });
  publishReports(pipelineId, "running");
}
