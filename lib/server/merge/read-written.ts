import "server-only";
import { importedPrefix, parseImportedRun } from "@/lib/domain/activity/imported-run";
import { nothingWritten, type Written, WrittenLog } from "@/lib/domain/merge/written";
import { writtenInDocument } from "@/lib/domain/merge/written-in-document";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { inflateText } from "../catalogue/frozen-content";
import { getDatabase } from "../db";

const page = 1_000;

/**
 * What imports wrote to a pipeline up to a revision: what it was made from, where that was a draft, and the entries of the log that are
 * of imports. Nothing is kept beside the log, which can't be at odds with it.
 */
export async function readWritten(pipelineId: string, revision: number): Promise<Written> {
  const { client } = getDatabase();
  const first = await client.pipelineCheckpoint.findUnique({
    where: { pipelineId_revision: { pipelineId, revision: 0 } },
  });
  // Written by us from a document that was parsed.
  const made = first && (JSON.parse(await inflateText(first.document)) as PipelineDocument);
  const written = new WrittenLog(made ? writtenInDocument(made) : nothingWritten);
  for (let after = 0; ;) {
    const entries = await client.pipelineOperation.findMany({
      where: {
        pipelineId,
        revision: { gt: after, lte: revision },
        clientId: { startsWith: importedPrefix },
      },
      orderBy: { revision: "asc" },
      take: page,
      select: { revision: true, clientId: true, body: true },
    });
    for (const { clientId, body } of entries) {
      const run = parseImportedRun(clientId);
      // The log holds only what `operationSchema` accepted.
      if (run) written.add(JSON.parse(body) as Operation, run.source);
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < page) return written;
    after = last.revision;
  }
}
