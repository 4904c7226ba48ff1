import "server-only";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import { ownerKey, type WorkItem } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { makeMissingWork } from "./make-missing-work";
import { dayOfItem, itemsIn } from "./work-rows";

/** Longer lists show the nearest days. */
const mostListed = 1000;

export interface ListedWork extends WorkItem {
  readonly pipelineId: string;
  readonly pipelineName: string;
}

export interface WorkList {
  /** Nearest day first. */
  readonly items: readonly ListedWork[];
  readonly total: number;
  /** Pipelines that are not in the list yet: a later visit reads them. */
  readonly unread: number;
}

/**
 * The items of these owners in all pipelines of the workspace, from rows alone: a document is read only if
 * its items were never made.
 * @param owners as people write them; an empty one matches nothing.
 */
export async function listWork(access: WorkspaceAccess, owners: readonly string[]): Promise<WorkList> {
  const unread = await makeMissingWork(access);
  const { client } = getDatabase();
  const where = {
    ownerKey: { in: [...new Set(owners.map(ownerKey))] },
    pipeline: { workspaceId: access.workspaceId, archivedAt: null, isSample: false },
  };
  const [rows, sum] = await Promise.all([
    client.workItems.findMany({
      where,
      orderBy: [{ day: "asc" }, { pipelineId: "asc" }, { node: "asc" }],
      // A row holds one item at least.
      take: mostListed,
      select: { items: true, pipelineId: true, pipeline: { select: { name: true } } },
    }),
    client.workItems.aggregate({ where, _sum: { count: true } }),
  ]);
  const items = rows
    .flatMap((row) =>
      itemsIn(row).map((item) => ({ ...item, pipelineId: row.pipelineId, pipelineName: row.pipeline.name })),
    )
    .toSorted((a, b) => compareText(dayOfItem(a), dayOfItem(b)))
    .slice(0, mostListed);
  // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
  return { items, total: sum._sum.count ?? 0, unread };
}
