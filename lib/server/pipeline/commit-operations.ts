import "server-only";
import type { Push, PushAnswer } from "@/lib/domain/contract/pipelines";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { operationSchema } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type PipelineAccess, requireStillAllowed } from "../auth/access";
import { canonicalJson } from "../catalogue/canonical";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { type LoggedEvent, publish } from "../live/hub";
import { count } from "../metrics/counters";
import { updateWorkItems } from "../work/update-work-items";
import { checkpointEvery, writeCheckpointSoon } from "./checkpoints";
import { keepState, stateAt, warmState } from "./document-cache";
import { requireKnownControl } from "./known-controls";
import { lockPipeline } from "./lock-pipeline";
import { operationHash } from "./operation-hash";
import { parentsColumn } from "./parents-column";
import { advanceState } from "./pipeline-state";
import { summaryColumns } from "./summary";

type Results = PushAnswer["results"];

/**
 * Appends operations to the log, all or nothing: locks the pipeline, passes over those that it has already, applies the
 * rest with the same function as the browser, and tells everyone after the commit.
 */
export async function commitOperations(
  access: PipelineAccess,
  push: Push,
  now = new Date(),
): Promise<PushAnswer> {
  await warmState(access.pipelineId);
  const committed = await runWrite((transaction) => commitIn(transaction, access, push, now));
  if (committed.state) {
    keepState(access.pipelineId, committed.state);
    publish(access.pipelineId, committed.events);
    count("commits");
    count("operations", committed.events.length);
    if (committed.state.revision - committed.checkpointRevision >= checkpointEvery)
      writeCheckpointSoon(access.pipelineId, committed.state);
  }
  return committed.answer;
}

async function commitIn(
  transaction: DatabaseTransaction,
  access: PipelineAccess,
  { clientId, operations }: Push,
  now: Date,
) {
  const { pipelineId, viewer } = access;
  const locked = await lockPipeline(access, transaction);
  await requireStillAllowed(access, "editor", transaction);
  const seen = await readSeen(
    transaction,
    pipelineId,
    operations.map(({ id }) => id),
  );
  const state = await stateAt(transaction, pipelineId, locked);

  let { revision, headHash } = locked;
  let pipeline: Pipeline = state.pipeline;
  let size = 0;
  const results: Results = [];
  const rows = [];
  for (const [index, operation] of operations.entries()) {
    const body = canonicalJson(operation);
    const before = seen.get(operation.id);
    if (before) {
      if (before.body !== body && bodyAsReadNow(before.body) !== body)
        throw new AppError("conflict", {
          errors: [{ path: `operations[${index}].id`, message: "was used for another operation" }],
        });
      results.push({ id: operation.id, revision: before.revision, outcome: "repeated" });
      continue;
    }
    requireKnownControl(operation, index);
    const applied = applyOperation(pipeline, operation);
    if (!applied.ok)
      throw new AppError("invalid", {
        detail: applied.error.message,
        errors: [{ path: `operations[${index}]`, message: applied.error.message }],
      });
    ({ pipeline } = applied.value);
    const { outcome } = applied.value;
    revision += 1;
    size += body.length;
    const row = {
      pipelineId,
      revision,
      body,
      actorId: viewer.userId,
      clientId,
      at: now,
      outcome,
      previousHash: headHash,
    };
    headHash = operationHash(row);
    rows.push({ ...row, operationId: operation.id, hash: headHash });
    seen.set(operation.id, { revision, body });
    results.push({ id: operation.id, revision, outcome });
  }
  const events = rows.map((row): LoggedEvent => ({ revision: row.revision, clientId, body: row.body }));
  const answer: PushAnswer = { revision, results };
  if (rows.length === 0) return { answer, events, checkpointRevision: locked.checkpointRevision };
  const next = advanceState(state, pipeline, { revision, headHash }, size);
  await transaction.pipelineOperation.createMany({ data: rows });
  const work = await updateWorkItems(
    transaction,
    pipelineId,
    locked,
    state.pipeline,
    next.pipeline,
    revision,
  );
  await transaction.pipeline.update({
    where: { id: pipelineId },
    data: {
      revision,
      headHash,
      ...summaryColumns(next),
      ...work,
      ...(next.pipeline.images === state.pipeline.images ? {} : parentsColumn(next.pipeline)),
      updatedAt: now,
      updatedById: viewer.userId,
    },
    select: { id: true },
  });
  return { answer, events, state: next, checkpointRevision: locked.checkpointRevision };
}

/** What an earlier version took as it was sent may be read without some characters today: sent again, it is still the same. */
function bodyAsReadNow(body: string): string | undefined {
  const parsed = operationSchema.safeParse(JSON.parse(body));
  return parsed.success ? canonicalJson(parsed.data) : undefined;
}

async function readSeen(transaction: DatabaseTransaction, pipelineId: string, ids: readonly string[]) {
  const rows = await transaction.pipelineOperation.findMany({
    where: { pipelineId, operationId: { in: [...new Set(ids)] } },
    select: { operationId: true, revision: true, body: true },
  });
  return new Map(rows.map(({ operationId, revision, body }) => [operationId, { revision, body }]));
}
