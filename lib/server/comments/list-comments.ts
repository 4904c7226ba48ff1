import "server-only";
import {
  commentPages,
  type CommentPlaces,
  type Comments,
  type CommentsShown,
  type CommentThread as ToldThread,
  mostMarkedPlaces,
} from "@/lib/domain/contract/comments";
import { hasRole } from "@/lib/domain/contract/roles";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { CommentPlace, Operation } from "@/lib/domain/pipeline/operations";
import type { Comment, CommentThread } from "@/prisma/generated/sqlite/client";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNames } from "../team/member-names";
import { placeColumns, placeOf } from "./place-columns";
import { mayComment } from "./who-may-comment";

interface CommentsQuery {
  readonly about?: CommentPlace | undefined;
  readonly show?: CommentsShown | undefined;
  /** One thread alone. */
  readonly thread?: string | undefined;
  /** Threads that began before this revision; with `thread`, its comments before it. */
  readonly before?: number | undefined;
}

/** A page of threads, each with its newest comments. Texts come from the log, so that erasures apply. */
export async function listComments(access: PipelineAccess, query: CommentsQuery): Promise<Comments> {
  const { pipelineId, workspaceId, viewer } = access;
  const { client } = getDatabase();
  const { about, show, thread, before } = query;
  const found = await client.commentThread.findMany({
    where: {
      pipelineId,
      count: { gt: 0 },
      ...(about === undefined ? {} : placeColumns(about)),
      ...(show === undefined ? {} : { resolvedAt: show === "open" ? null : { not: null } }),
      ...(thread === undefined ? (before === undefined ? {} : { revision: { lt: before } }) : { id: thread }),
    },
    orderBy: { revision: "desc" },
    take: commentPages.threads + 1,
  });
  const threads = found.slice(0, commentPages.threads);
  const rows = await readComments(pipelineId, threads, thread === undefined ? undefined : before);
  const said = await readTexts(
    pipelineId,
    rows.flatMap(({ shown }) => shown),
  );
  const name = await memberNames([
    ...threads.map(({ resolvedById }) => resolvedById ?? ""),
    ...rows.flatMap(({ shown }) => shown.map(({ byId }) => byId)),
    ...[...said.values()].flatMap(({ mentions }) => mentions),
  ]);
  const person = (id: string) => ({ id, name: name(id) });
  const isAdmin = hasRole(viewer.role, "admin");
  const tell = (row: CommentThread, shown: readonly Comment[], earlier: number | undefined): ToldThread => ({
    id: row.id,
    about: placeOf(row),
    count: row.count,
    ...(row.resolvedAt === null
      ? {}
      : { resolved: { by: person(row.resolvedById ?? ""), at: row.resolvedAt.toISOString() } }),
    comments: shown.map(({ id, revision, byId, at }) => {
      const { text = "", mentions = [] } = said.get(revision) ?? {};
      return {
        id,
        revision,
        by: person(byId),
        at: at.toISOString(),
        text,
        mentions: mentions.map(person),
        isRemovable: byId === viewer.userId || isAdmin,
      };
    }),
    ...(earlier === undefined ? {} : { earlier }),
  });
  const isMore = found.length > threads.length;
  return {
    threads: rows.map(({ thread: row, shown, earlier }) => tell(row, shown, earlier)),
    ...(isMore ? { older: threads.at(-1)?.revision ?? 0 } : {}),
    mayComment: await mayComment(workspaceId, viewer.role, client),
  };
}

interface Shown {
  readonly thread: CommentThread;
  /** Oldest first. */
  readonly shown: readonly Comment[];
  readonly earlier: number | undefined;
}

/**
 * The newest comments of each thread. Short threads are read together, each long one by itself, so that none
 * is read whole.
 */
async function readComments(
  pipelineId: string,
  threads: readonly CommentThread[],
  before: number | undefined,
): Promise<readonly Shown[]> {
  const { client } = getDatabase();
  const most = commentPages.comments;
  const isShort = ({ count }: CommentThread) => count <= most;
  const short = threads.filter(isShort).map(({ id }) => id);
  const all =
    short.length === 0
      ? []
      : await client.comment.findMany({
          where: { pipelineId, threadId: { in: short }, removedAt: null },
          orderBy: { revision: "desc" },
        });
  const byThread = new Map<string, Comment[]>();
  for (const comment of all)
    byThread.set(comment.threadId, [...(byThread.get(comment.threadId) ?? []), comment]);
  return Promise.all(
    threads.map(async (thread): Promise<Shown> => {
      const newest = isShort(thread)
        ? (byThread.get(thread.id) ?? []).filter(({ revision }) => revision < (before ?? Infinity))
        : await client.comment.findMany({
            where: {
              pipelineId,
              threadId: thread.id,
              removedAt: null,
              ...(before === undefined ? {} : { revision: { lt: before } }),
            },
            orderBy: { revision: "desc" },
            take: most + 1,
          });
      const shown = newest.slice(0, most).toReversed();
      return { thread, shown, earlier: newest.length > most ? shown[0]?.revision : undefined };
    }),
  );
}

interface Said {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** The comments, by revision. */
async function readTexts(
  pipelineId: string,
  comments: readonly Pick<Comment, "revision">[],
): Promise<ReadonlyMap<number, Said>> {
  if (comments.length === 0) return new Map();
  const entries = await getDatabase().client.pipelineOperation.findMany({
    where: { pipelineId, revision: { in: comments.map(({ revision }) => revision) } },
    select: { revision: true, body: true },
  });
  return new Map(entries.map(({ revision, body }) => [revision, saidIn(body)]));
}

export function saidIn(body: string): Said {
  // The log holds only what `operationSchema` accepted.
  const operation = JSON.parse(body) as Operation;
  return isCommentOperation(operation) && operation.type === "comment.added"
    ? { text: operation.comment.text, mentions: operation.comment.mentions ?? [] }
    : { text: "", mentions: [] };
}

/** The number of open threads at each place: one query, however many comments there are. */
export async function listCommentPlaces({ pipelineId }: PipelineAccess): Promise<CommentPlaces> {
  const rows = await getDatabase().client.commentThread.groupBy({
    by: ["node", "control", "edge"],
    where: { pipelineId, count: { gt: 0 }, resolvedAt: null },
    _count: { id: true },
    _max: { revision: true },
    orderBy: { _max: { revision: "desc" } },
    take: mostMarkedPlaces + 1,
  });
  return {
    places: rows
      .slice(0, mostMarkedPlaces)
      // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
      .map((row) => ({ about: placeOf(row), open: row._count.id })),
    hasMore: rows.length > mostMarkedPlaces,
  };
}

/** Whether there were ever comments here: only then does the map ask for marks. */
export async function hasComments({ pipelineId }: PipelineAccess): Promise<boolean> {
  const row = await getDatabase().client.commentThread.findFirst({
    where: { pipelineId },
    select: { id: true },
  });
  return row !== null;
}
