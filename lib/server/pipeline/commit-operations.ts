import "server-only";
import type { Push, PushAnswer } from "@/lib/domain/contract/pipelines";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import { limits } from "@/lib/domain/pipeline/limits";
import { acceptanceFault } from "@/lib/domain/pipeline/needs-acceptance";
import { leavesOutReason, reasonFault, reviewDayFault } from "@/lib/domain/pipeline/needs-reason";
import { type Operation, operationSchema } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { isUndoId } from "@/lib/domain/pipeline/undo-id";
import { type PipelineAccess, requireStillAllowed, type ScheduledAccess } from "../auth/access";
import { canonicalJson } from "../catalogue/canonical";
import { type CommentTaker, openComments } from "../comments/take-comments";
import { roleToPush } from "../comments/who-may-comment";
import { dayOf } from "../clock";
import type { DatabaseTransaction } from "../database/database";
import { runWrite } from "../db";
import { AppError } from "../errors";
import { type LoggedEvent, publish } from "../live/hub";
import { count } from "../metrics/counters";
import {
  createReviewGuard,
  type GuardGrounds,
  readGuardGrounds,
  type ReviewGuard,
} from "../reviews/review-guard";
import { theServer } from "../team/member-names";
import { updateWorkItems } from "../work/update-work-items";
import { checkpointEvery, writeCheckpointSoon } from "./checkpoints";
import { keepState, stateAt, warmState } from "./document-cache";
import { requireKnownControl } from "./known-controls";
import { lockPipeline } from "./lock-pipeline";
import { type HashedOperation, operationHash } from "./operation-hash";
import { parentsColumn } from "./parents-column";
import { advanceState, type Head, type PipelineState } from "./pipeline-state";
import { summaryColumns } from "./summary";

type LogEntry = HashedOperation & { readonly operationId: string; readonly hash: string };
/**
 * The state for which operations were made, if they belong together, such as a restore: on any other state
 * they would mean something else.
 */
export type Expected = Pick<Head, "revision" | "erasures"> & {
  /** The refused action if the map has changed; absent: "restored". */
  readonly done?: string;
  /** The input is a file, not this server's data: evidence in it is compared with the approved one. */
  readonly isForeign?: true;
};
/** The pushed operations, or a function that makes them from the locked map. */
type Pushed = Push | ((before: Pipeline, transaction: DatabaseTransaction) => Promise<Push>);
/** By the id of the operation. */
type Logged = Map<string, { readonly revision: number; readonly body: string }>;

/**
 * Appends operations to the log, all or nothing: locks the pipeline, skips those that it already has, applies
 * the rest with the same function as the browser, and notifies everyone after the commit.
 * @param access of a person, or of the server itself, which alone may write workspace rules into a map
 * @param expected throws if the pipeline is at another revision; operations that belong together are taken
 * unchanged, at any length
 * @param alongside is written in the same transaction, even if the log already holds all operations
 */
export async function commitOperations(
  access: PipelineAccess | ScheduledAccess,
  push: Pushed,
  now = new Date(),
  expected?: Expected,
  alongside?: (transaction: DatabaseTransaction) => Promise<void>,
): Promise<PushAnswer> {
  const { pipelineId } = access;
  await warmState(pipelineId);
  const isKept = expected !== undefined && expected.isForeign !== true;
  const grounds =
    typeof push === "function" || isKept ? undefined : await readGuardGrounds(pipelineId, push.operations);
  const { answer, committed } = await runWrite(async (transaction) => {
    const done = await commitIn(transaction, access, push, { now, expected, grounds });
    await alongside?.(transaction);
    return done;
  });
  if (committed) {
    const { entries, state, checkpointRevision } = committed;
    keepState(pipelineId, state);
    publish(pipelineId, entries.map(toEvent));
    count("commits");
    count("operations", entries.length);
    if (state.revision - checkpointRevision >= checkpointEvery) writeCheckpointSoon(pipelineId, state);
  }
  return answer;
}

interface Committed {
  readonly entries: readonly LogEntry[];
  readonly state: PipelineState;
  readonly checkpointRevision: number;
}

interface Circumstances {
  readonly now: Date;
  readonly expected: Expected | undefined;
  readonly grounds: GuardGrounds | undefined;
}

async function commitIn(
  transaction: DatabaseTransaction,
  access: PipelineAccess | ScheduledAccess,
  pushed: Pushed,
  { now, expected, grounds }: Circumstances,
): Promise<{ readonly answer: PushAnswer; readonly committed?: Committed }> {
  const { pipelineId } = access;
  const viewer = "viewer" in access ? access.viewer : undefined;
  const locked = await lockPipeline(access, transaction);
  if ("viewer" in access)
    await requireStillAllowed(
      access,
      typeof pushed === "function" ? "editor" : roleToPush(pushed.operations),
      transaction,
    );
  if (expected && locked.revision !== expected.revision)
    throw movedOn(locked.revision, expected.revision, expected.done);
  if (expected && locked.erasures !== expected.erasures)
    throw new AppError("unavailable", { detail: "A text was just erased. Try again.", retryAfter: 1 });
  const before = await stateAt(transaction, pipelineId, locked);
  const push = typeof pushed === "function" ? await pushed(before.pipeline, transaction) : pushed;
  if (viewer) requireOfPerson(push.operations);
  // The ids of operations that belong together were made for them.
  const logged = expected ? new Map() : await readLogged(transaction, pipelineId, push.operations);

  const guard =
    viewer && (expected === undefined || expected.isForeign)
      ? await createReviewGuard(grounds, {
          viewer,
          pipelineId,
          now,
          transaction,
        })
      : undefined;
  const comments = await openComments(transaction, access, push.operations, now);
  const origin = { pipelineId, actorId: viewer?.userId ?? theServer, clientId: push.clientId, at: now };
  const { pipeline, entries, results, ...moved } = applyNew(
    before.pipeline,
    locked,
    { operations: push.operations, logged, comments, isWhole: expected !== undefined, guard },
    origin,
  );
  const head = { ...moved, erasures: locked.erasures };
  const answer: PushAnswer = { revision: head.revision, results };
  if (entries.length === 0) return { answer };

  const addedSize = entries.reduce((sum, { body }) => sum + body.length, 0);
  const after = advanceState(before, pipeline, head, addedSize);
  for (let index = 0; index < entries.length; index += limits.operationsPerPush)
    await transaction.pipelineOperation.createMany({
      data: entries.slice(index, index + limits.operationsPerPush),
    });
  await comments.write();
  const work = await updateWorkItems(transaction, pipelineId, locked.workRevision, before, after);
  const haveImagesChanged = after.pipeline.images !== before.pipeline.images;
  await transaction.pipeline.update({
    where: { id: pipelineId },
    data: {
      ...head,
      ...summaryColumns(after),
      ...work,
      ...(haveImagesChanged ? parentsColumn(after.pipeline) : {}),
      // Lists show the changes that people made to the map.
      ...(viewer && !push.operations.every(isCommentOperation)
        ? { updatedAt: now, updatedById: viewer.userId }
        : {}),
    },
    select: { id: true },
  });
  return { answer, committed: { entries, state: after, checkpointRevision: locked.checkpointRevision } };
}

interface Sent {
  readonly operations: readonly Operation[];
  readonly logged: Logged;
  readonly comments: CommentTaker;
  readonly isWhole: boolean;
  /** Absent for changes by the server itself. */
  readonly guard: ReviewGuard | undefined;
}

/** Applies, in order, the operations that the log lacks, and chains an entry for each to the head. */
function applyNew(
  before: Pipeline,
  head: Head,
  { operations, logged, comments, isWhole, guard }: Sent,
  origin: Pick<LogEntry, "pipelineId" | "actorId" | "clientId" | "at">,
) {
  let pipeline = before;
  let { revision, headHash } = head;
  const entries: LogEntry[] = [];
  const results: PushAnswer["results"] = [];
  // A node that was there already adds no claims.
  const arriving = new Set<string>();
  const today = dayOf(origin.at);
  for (const [index, operation] of operations.entries()) {
    const { id } = operation;
    const body = canonicalJson(operation);
    const earlier = logged.get(id);
    if (earlier) {
      requireSameOperation(earlier.body, body, index);
      results.push({ id, revision: earlier.revision, outcome: "repeated" });
      continue;
    }
    if (!isWhole) requireKnownControl(operation, index, pipeline, arriving);
    guard?.check(pipeline, operation, `operations[${index}]`);
    comments.check(pipeline, operation, index);
    const applied = requireApplied(pipeline, operation, index);
    if (!isWhole && leavesOutReason(pipeline, applied.pipeline, operation, arriving))
      throw invalidAt(index, reasonFault);
    const coming = { today, arriving, isUndo: isUndoId(id), isWhole };
    const fault =
      acceptanceFault(pipeline, applied.pipeline, operation, coming) ??
      reviewDayFault(pipeline, applied.pipeline, operation, coming);
    if (fault !== undefined) throw invalidAt(index, fault);
    ({ pipeline } = applied);
    const { outcome } = applied;
    if (outcome === "applied") guard?.note(operation);
    if (outcome === "applied" && operation.type === "node.added") arriving.add(operation.node.id);
    revision += 1;
    const hashed = { ...origin, revision, body, outcome, previousHash: headHash };
    headHash = operationHash(hashed);
    entries.push({ ...hashed, operationId: id, hash: headHash });
    comments.take(operation, revision);
    logged.set(id, { revision, body });
    results.push({ id, revision, outcome });
  }
  return { pipeline, entries, results, revision, headHash };
}

/** Only the server writes workspace rules into maps. */
function requireOfPerson(operations: readonly Operation[]): void {
  const index = operations.findIndex(({ type }) => type === "policy.changed");
  if (index >= 0) throw invalidAt(index, "An admin changes workspace rules in the settings, not on a map");
}

/** For the person who saw the preview. */
export function movedOn(revision: number, shown: number, done = "restored"): AppError {
  return new AppError("conflict", {
    detail: `The map has changed: it is at revision ${revision}, and your preview shows revision ${shown}. Nothing was ${done}. Review the changes again.`,
  });
}

function requireSameOperation(logged: string, sent: string, index: number): void {
  if (logged === sent || bodyAsReadNow(logged) === sent) return;
  throw new AppError("conflict", {
    errors: [{ path: `operations[${index}].id`, message: "was used for another operation" }],
  });
}

/**
 * An earlier version accepted some characters that are now stripped: sent again, the operation still counts
 * as the same.
 */
function bodyAsReadNow(body: string): string | undefined {
  const parsed = operationSchema.safeParse(JSON.parse(body));
  return parsed.success ? canonicalJson(parsed.data) : undefined;
}

function requireApplied(pipeline: Pipeline, operation: Operation, index: number) {
  const applied = applyOperation(pipeline, operation);
  if (applied.ok) return applied.value;
  throw invalidAt(index, applied.error.message);
}

function invalidAt(index: number, message: string): AppError {
  return new AppError("invalid", {
    detail: message,
    errors: [{ path: `operations[${index}]`, message }],
  });
}

async function readLogged(
  transaction: DatabaseTransaction,
  pipelineId: string,
  operations: readonly Operation[],
): Promise<Logged> {
  const rows = await transaction.pipelineOperation.findMany({
    where: { pipelineId, operationId: { in: [...new Set(operations.map(({ id }) => id))] } },
    select: { operationId: true, revision: true, body: true },
  });
  return new Map(rows.map(({ operationId, revision, body }) => [operationId, { revision, body }]));
}

function toEvent({ revision, clientId, body }: LogEntry): LoggedEvent {
  return { revision, clientId, body };
}
