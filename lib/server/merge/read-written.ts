import "server-only";
import { importedPrefix } from "@/lib/domain/activity/imported-run";
import { ImportLog } from "@/lib/domain/merge/import-log";
import { nothingWritten, type Written } from "@/lib/domain/merge/written";
import { writtenInDocument } from "@/lib/domain/merge/written-in-document";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { inflateText } from "../catalogue/frozen-content";
import { getDatabase } from "../db";

const page = 1_000;

/**
 * The imported content of a pipeline up to a revision: its first document, if that was a draft, and the log
 * entries of imports, except undone ones. Derived from the log alone, so it can't contradict it.
 */
export async function readWritten(pipelineId: string, revision: number): Promise<Written> {
  const { client } = getDatabase();
  const first = await client.pipelineCheckpoint.findUnique({
    where: { pipelineId_revision: { pipelineId, revision: 0 } },
  });
  // Written by us from a parsed document.
  const made = first && (JSON.parse(await inflateText(first.document)) as PipelineDocument);
  const from = made ? writtenInDocument(made) : nothingWritten;
  const firstImport = await client.pipelineOperation.findFirst({
    where: { pipelineId, revision: { lte: revision }, clientId: { startsWith: importedPrefix } },
    orderBy: { revision: "asc" },
    select: { revision: true },
  });
  if (!firstImport) return from;
  const log = new ImportLog();
  for (let after = firstImport.revision - 1; ;) {
    const entries = await client.pipelineOperation.findMany({
      where: { pipelineId, revision: { gt: after, lte: revision } },
      orderBy: { revision: "asc" },
      take: page,
      select: { revision: true, clientId: true, body: true },
    });
    // The log holds only what `operationSchema` accepted.
    for (const { clientId, body } of entries) log.add(clientId, JSON.parse(body) as Operation);
    const last = entries.at(-1);
    if (last === undefined || entries.length < page) return log.written(from);
    after = last.revision;
  }
}
