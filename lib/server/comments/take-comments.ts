import "server-only";
import { hasRole } from "@/lib/domain/contract/roles";
import { type CommentOperation, isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { CommentPlace, Operation } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Comment, CommentThread } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess, ScheduledAccess } from "../auth/access";
import type { DatabaseTransaction } from "../database/database";
import { AppError } from "../errors";
import { checkComment } from "./check-comments";
import { placeColumns, placeOf } from "./place-columns";
import { mayComment } from "./who-may-comment";

/** The comments of one push: checked in order, and then indexed together. */
export interface CommentTaker {
  readonly check: (pipeline: Pipeline, operation: Operation, index: number) => void;
  /** @param revision from the log */
  readonly take: (operation: Operation, revision: number) => void;
  /** After the entries of the log. */
  readonly write: () => Promise<void>;
}

type ThreadNow = CommentThread & { readonly about: CommentPlace };
type CommentNow = Comment & { readonly mentions?: readonly string[] };

const nothingToTake: CommentTaker = { check: () => undefined, take: () => undefined, write: async () => {} };

/**
 * Reads the facts that the comments of a push refer to; without comments, nothing. Throws if the person may
 * not comment.
 */
export async function openComments(
  transaction: DatabaseTransaction,
  access: PipelineAccess | ScheduledAccess,
  operations: readonly Operation[],
  now: Date,
): Promise<CommentTaker> {
  const sent = operations.filter((operation) => isCommentOperation(operation));
  // The server itself writes no comments.
  if (sent.length === 0 || !("viewer" in access)) return nothingToTake;
  const { pipelineId, viewer } = access;
  const { role, gone } = await readPeople(transaction, access, sent);
  if (!(await mayComment(access.workspaceId, role, transaction)))
    throw new AppError("forbidden", {
      detail: "Viewers can't comment here. An admin can allow it in the workspace settings.",
    });
  const { threads, comments } = await readKnown(transaction, pipelineId, sent);
  const touched = new Set<string>();
  const added = new Map<string, { readonly thread?: CommentThread; readonly comment: Comment }>();
  // A token of an admin acts as an editor.
  const isAdmin = hasRole(role, "admin") && hasRole(viewer.role, "admin");
  const known = { threads, comments, gone, viewer: { id: viewer.userId, isAdmin } };

  return {
    check: (pipeline, operation, index) => {
      if (isCommentOperation(operation)) checkComment(pipeline, operation, index, known);
    },
    take: (operation, revision) => {
      if (!isCommentOperation(operation)) return;
      if (operation.type === "comment.added") {
        const { id, thread: threadId = id, about, mentions = [] } = operation.comment;
        const byId = viewer.userId;
        const comment = { pipelineId, threadId, id, revision, byId, at: now, removedAt: null };
        const thread: CommentThread = {
          pipelineId,
          id,
          ...placeColumns(about),
          revision,
          lastRevision: revision,
          lastAt: now,
          count: 0,
          beganById: byId,
          resolvedAt: null,
          resolvedById: null,
        };
        const begins = threadId === id;
        if (begins) threads.set(id, { ...thread, about });
        comments.set(id, { ...comment, mentions: [...new Set(mentions)] });
        added.set(id, { comment, ...(begins ? { thread } : {}) });
        touched.add(threadId);
      } else if (operation.type === "comment.removed") {
        const comment = comments.get(operation.comment);
        if (!comment) return;
        comments.set(comment.id, { ...comment, removedAt: comment.removedAt ?? now });
        touched.add(comment.threadId);
      } else {
        const thread = threads.get(operation.thread);
        if (!thread) return;
        const isResolved = operation.type === "thread.resolved";
        threads.set(thread.id, {
          ...thread,
          resolvedAt: isResolved ? now : null,
          resolvedById: isResolved ? viewer.userId : null,
        });
        touched.add(thread.id);
      }
    },
    write: () => writeIndex(transaction, pipelineId, { threads, comments, added, touched }),
  };
}

/** The sender's current role, and the mentioned people who are not members. */
async function readPeople(
  transaction: DatabaseTransaction,
  { workspaceId, viewer }: PipelineAccess,
  sent: readonly CommentOperation[],
) {
  const mentioned = sent.flatMap((one) => (one.type === "comment.added" ? (one.comment.mentions ?? []) : []));
  const memberships = await transaction.membership.findMany({
    where: { workspaceId, userId: { in: [...new Set([viewer.userId, ...mentioned])] } },
    select: { userId: true, role: true },
  });
  const roles = new Map(memberships.map(({ userId, role }) => [userId, role]));
  const left = mentioned.filter((person) => !roles.has(person));
  const users =
    left.length === 0
      ? []
      : await transaction.user.findMany({
          // An account that was never a member stays unnamed.
          where: { id: { in: left }, memberships: { none: {} } },
          select: { id: true, name: true },
        });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return {
    role: roles.get(viewer.userId) ?? "",
    gone: new Map(left.map((person) => [person, names.get(person)])),
  };
}

async function readKnown(
  transaction: DatabaseTransaction,
  pipelineId: string,
  sent: readonly CommentOperation[],
) {
  const ids = new Set(
    sent.flatMap((one) => {
      if (one.type === "comment.added") return [one.comment.id, one.comment.thread ?? one.comment.id];
      return one.type === "comment.removed" ? [one.comment] : [one.thread];
    }),
  );
  const named = await transaction.comment.findMany({ where: { pipelineId, id: { in: [...ids] } } });
  const rows = await transaction.commentThread.findMany({
    where: { pipelineId, id: { in: [...new Set([...ids, ...named.map(({ threadId }) => threadId)])] } },
  });
  return {
    threads: new Map(rows.map((row): [string, ThreadNow] => [row.id, { ...row, about: placeOf(row) }])),
    comments: new Map(named.map((row): [string, CommentNow] => [row.id, row])),
  };
}

interface Taken {
  readonly threads: ReadonlyMap<string, ThreadNow>;
  readonly comments: ReadonlyMap<string, CommentNow>;
  /** Rows as of their arrival. */
  readonly added: ReadonlyMap<string, { readonly thread?: CommentThread; readonly comment: Comment }>;
  readonly touched: ReadonlySet<string>;
}

async function writeIndex(
  transaction: DatabaseTransaction,
  pipelineId: string,
  { threads, comments, added, touched }: Taken,
): Promise<void> {
  const changed = [...threads.values()].filter(({ id }) => touched.has(id));
  const removed = [...comments.values()].filter(({ removedAt }) => removedAt !== null);
  const rows = [...added.values()];
  await transaction.commentThread.createMany({ data: rows.flatMap(({ thread }) => thread ?? []) });
  await transaction.comment.createMany({ data: rows.map(({ comment }) => comment) });
  await transaction.commentMention.createMany({
    data: [...comments.values()]
      .filter(({ removedAt }) => removedAt === null)
      .flatMap(({ id, threadId, mentions = [] }) =>
        mentions.map((userId) => ({ pipelineId, threadId, commentId: id, userId })),
      ),
  });
  for (const { id, removedAt } of removed)
    await transaction.comment.update({
      where: { pipelineId_id: { pipelineId, id } },
      data: { removedAt },
    });
  if (removed.length > 0)
    await transaction.commentMention.deleteMany({
      where: { pipelineId, commentId: { in: removed.map(({ id }) => id) } },
    });
  const ids = { in: changed.map(({ id }) => id) };
  const counted = await transaction.comment.groupBy({
    by: ["threadId"],
    where: { pipelineId, threadId: ids, removedAt: null },
    _count: { id: true },
    _max: { revision: true, at: true },
  });
  const counts = new Map(counted.map((row) => [row.threadId, row]));
  for (const { id, resolvedAt, resolvedById, lastAt } of changed) {
    const { _count: count, _max: last } = counts.get(id) ?? {};
    await transaction.commentThread.update({
      where: { pipelineId_id: { pipelineId, id } },
      data: {
        resolvedAt,
        resolvedById,
        count: count?.id ?? 0,
        lastRevision: last?.revision ?? 0,
        lastAt: last?.at ?? lastAt,
      },
    });
  }
}
