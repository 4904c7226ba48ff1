import { expect } from "vitest";
import { pipelineAnswerSchema } from "@/lib/domain/contract/pipelines";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { createDatabase } from "@/lib/server/database/create-database";
import { verifyLogs } from "@/lib/server/pipeline/verify-log";
import type { ApiClient } from "../api-client";
import { openStream } from "./pipelines";
import type { PushLedger } from "./push-ledger";

/**
 * Holds the ledger against the server: every operation that was sent is in the log once, where its sender was told it is,
 * a push as a whole, and the document is what the log makes of an empty pipeline of this name.
 */
export async function expectKept(
  api: ApiClient,
  ledger: PushLedger,
  pipelineId: string,
  name: string,
): Promise<void> {
  const { revision, document } = pipelineAnswerSchema.parse(
    await api.json("GET", `/pipelines/${pipelineId}`),
  );
  const reader = await openStream(api, pipelineId, { after: 0 });
  await reader.until((one) => one.events.length >= revision, 30_000);
  await reader.close();
  const { events } = reader;
  expect(events.map(({ id }) => id)).toEqual(Array.from({ length: revision }, (_, index) => index + 1));
  const ids = events.map(({ data }) => data.operation.id);
  const pushes = ledger.to(pipelineId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(
    pushes.flatMap(({ push }) => push.operations.map(({ id }) => id)).toSorted(),
  );
  for (const { push, answer } of pushes) {
    const revisions = answer?.results.map((result) => result.revision) ?? [];
    expect(revisions.map((at) => ids[at - 1])).toEqual(push.operations.map(({ id }) => id));
    expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
  }
  let pipeline: Pipeline = emptyPipeline(name);
  for (const { data } of events) {
    const applied = applyOperation(pipeline, data.operation);
    if (applied.ok) ({ pipeline } = applied.value);
  }
  expect(documentFromPipeline(pipeline)).toEqual(document);
}

/** The hash chains of all logs, read beside a server that may run. */
export async function expectWholeChains(databaseUrl: string): Promise<number> {
  const database = createDatabase(databaseUrl, { readOnly: true });
  try {
    const { broken, operations } = await verifyLogs(database.client);
    expect(broken).toEqual([]);
    return operations;
  } finally {
    await database.close();
  }
}
