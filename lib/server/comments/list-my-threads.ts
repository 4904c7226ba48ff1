import "server-only";
import { namesIn } from "@/lib/domain/activity/names";
import { placeWords } from "@/lib/domain/comments/place-words";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { requirePipelineAccess, type WorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { getDatabase } from "../db";
import { describeError } from "../http/describe-error";
import { getLog } from "../log";
import { currentState } from "../pipeline/queries";
import { memberNames } from "../team/member-names";
import { saidIn } from "./list-comments";
import { placeOf } from "./place-columns";

/** Those with the newest comments; each page of a pipeline lists all of its own. */
const mostListed = 20;

export interface MyThread {
  readonly pipelineId: string;
  readonly pipelineName: string;
  readonly id: string;
  readonly about: CommentPlace;
  /** The subject, by its current name. */
  readonly place: string;
  /** Why it is listed: a mention, or a reply in a thread that the member began. */
  readonly because: "mentioned" | "answered";
  /** Its newest comment. */
  readonly newest: {
    readonly by: string;
    readonly isMine: boolean;
    readonly at: string;
    readonly text: string;
  };
}

export interface MyThreads {
  readonly threads: readonly MyThread[];
  readonly total: number;
}

/**
 * Open threads that mention a member, or that the member began and others answered, in all pipelines of the
 * workspace. Beyond the index, only the listed ones are read.
 */
export async function listMyThreads({ workspaceId, viewer }: WorkspaceAccess): Promise<MyThreads> {
  const { client } = getDatabase();
  const { userId, token } = viewer;
  const where = {
    pipeline: {
      workspaceId,
      archivedAt: null,
      ...(token?.pipelines && { id: { in: [...token.pipelines] } }),
    },
    count: { gt: 0 },
    resolvedAt: null,
    OR: [
      { mentions: { some: { userId } } },
      { beganById: userId, comments: { some: { byId: { not: userId }, removedAt: null } } },
    ],
  };
  const [rows, total] = await Promise.all([
    client.commentThread.findMany({
      where,
      orderBy: [{ lastAt: "desc" }, { pipelineId: "asc" }, { id: "asc" }],
      take: mostListed,
      include: {
        pipeline: { select: { name: true } },
        mentions: { where: { userId }, take: 1, select: { userId: true } },
      },
    }),
    client.commentThread.count({ where }),
  ]);
  if (rows.length === 0) return { threads: [], total };
  const entries = await client.pipelineOperation.findMany({
    where: { OR: rows.map(({ pipelineId, lastRevision }) => ({ pipelineId, revision: lastRevision })) },
    select: { pipelineId: true, revision: true, actorId: true, at: true, body: true },
  });
  const newestOf = new Map(entries.map((entry) => [`${entry.pipelineId} ${entry.revision}`, entry]));
  const name = await memberNames(entries.map(({ actorId }) => actorId));
  const maps = await readMaps(viewer, new Set(rows.map(({ pipelineId }) => pipelineId)));
  const threads = rows.flatMap((row): MyThread[] => {
    const newest = newestOf.get(`${row.pipelineId} ${row.lastRevision}`);
    if (!newest) return [];
    const about = placeOf(row);
    const map = maps.get(row.pipelineId);
    return [
      {
        pipelineId: row.pipelineId,
        pipelineName: row.pipeline.name,
        id: row.id,
        about,
        place: map ? placeWords(about, namesIn(map)) : "a place on the map",
        because: row.mentions.length > 0 ? "mentioned" : "answered",
        newest: {
          by: name(newest.actorId),
          isMine: newest.actorId === userId,
          at: newest.at.toISOString(),
          text: saidIn(newest.body).text,
        },
      },
    ];
  });
  // Unanswered threads come first.
  const sorted = threads.toSorted(
    (a, b) => Number(a.newest.isMine) - Number(b.newest.isMine) || (a.newest.at < b.newest.at ? 1 : -1),
  );
  return { threads: sorted, total };
}

/** For the current names of places. An unreadable pipeline must not break the page. */
async function readMaps(viewer: Viewer, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Pipeline>> {
  const maps = new Map<string, Pipeline>();
  for (const id of ids) {
    try {
      maps.set(id, (await currentState(await requirePipelineAccess(viewer, id, "viewer"))).pipeline);
    } catch (error) {
      getLog().warn({ event: "pipeline-not-listed", error: describeError(error) });
    }
  }
  return maps;
}
