import "server-only";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { edgesAt } from "@/lib/domain/pipeline/edges-at";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { parseWholeRun, type WholeRun } from "@/lib/domain/activity/whole-run";
import { getDatabase } from "../db";
import type { createPastPipelines } from "./past-pipelines";

export type ActivityFilter = {
  readonly person?: string | undefined;
  readonly node?: string | undefined;
  readonly control?: string | undefined;
};

export type FoundEntry = {
  readonly revision: number;
  readonly at: Date;
  readonly actorId: string;
  readonly outcome: string;
  readonly operation: Operation;
  /** The newest entry found of a restore or an import; its other entries are left out. */
  readonly run: WholeRun | undefined;
};

export const activityPage = 50;
/** With a filter, at most so many entries are searched for one page; the next page continues from there. */
export const searchedAtOnce = 20_000;
/** A node with more connections than this in the searched time is found by the first of them only. */
const mostEdges = 200;

/**
 * Newest first, before a revision and down to `floor`; one more than a page if there are more. A restore or
 * an import is one entry.
 */
export async function findEntries(
  pipelineId: string,
  range: { readonly before: number; readonly floor: number },
  { person, node, control }: ActivityFilter,
  pastAt: ReturnType<typeof createPastPipelines>,
): Promise<readonly FoundEntry[]> {
  const mentions =
    node === undefined
      ? undefined
      : [node, ...(await edgesOf(pipelineId, range, node, await pastAt(range.floor - 1)))];
  const found: FoundEntry[] = [];
  let { before } = range;
  while (found.length <= activityPage && before > range.floor) {
    const take = activityPage + 1 - found.length;
    const rows = await getDatabase().client.pipelineOperation.findMany({
      where: {
        pipelineId,
        revision: { lt: before, gte: range.floor },
        ...(person === undefined ? {} : { actorId: person }),
        AND: [
          ...(mentions === undefined ? [] : [{ OR: mentions.map(mentioned) }]),
          // Other texts may hold the same characters, so the entries found are checked again.
          ...(control === undefined ? [] : [mentioned(control)]),
        ],
      },
      orderBy: { revision: "desc" },
      take,
      select: { revision: true, at: true, actorId: true, outcome: true, body: true, clientId: true },
    });
    for (const { body, clientId, ...row } of rows) {
      if (row.revision >= before) continue;
      const run = parseWholeRun(clientId);
      before = run?.first ?? row.revision;
      // The log holds only what `operationSchema` accepted.
      found.push({ ...row, operation: JSON.parse(body) as Operation, run });
    }
    if (rows.length < take) break;
  }
  return found;
}

/** Ids are JSON texts in the log and contain no pattern characters. */
function mentioned(id: string) {
  return { body: { contains: `"${id}"` } };
}

/**
 * The connections of a node at any time in the range: those present at its beginning, and those added or
 * redirected to it since.
 */
async function edgesOf(
  pipelineId: string,
  range: { readonly before: number; readonly floor: number },
  node: string,
  first: Pipeline,
): Promise<Set<string>> {
  const edges = new Set([...edgesAt(first.edges, new Set([node]))].map(({ id }) => id));
  const rows = await getDatabase().client.pipelineOperation.findMany({
    where: {
      pipelineId,
      revision: { lt: range.before, gte: range.floor },
      AND: [mentioned(node), { body: { contains: '"type":"edge.' } }],
    },
    orderBy: { revision: "desc" },
    take: mostEdges,
    select: { body: true },
  });
  for (const { body } of rows) {
    const operation = JSON.parse(body) as Operation;
    if (operation.type === "edge.added") edges.add(operation.edge.id);
    if (operation.type === "edge.changed") edges.add(operation.edge);
  }
  return new Set([...edges].slice(0, mostEdges));
}
