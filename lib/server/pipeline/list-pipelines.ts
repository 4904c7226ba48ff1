import "server-only";
import type { PipelineList, PipelineSummary } from "@/lib/domain/contract/pipelines";
import type { WorkspaceAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase, runWrite } from "../db";
import { memberNames } from "../team/member-names";
import { refreshSome } from "./refresh-some";
import { keepState, stateAt, warmState } from "./document-cache";
import { advanceState } from "./pipeline-state";
import { summaryColumns } from "./summary";

/** What the list shows, from the rows alone: no document is read, unless a date passed that changes what one says. */
export async function listPipelines(access: WorkspaceAccess, now = new Date()): Promise<PipelineList> {
  const rows = await readRows(access);
  const today = dayOf(now);
  const overdue = rows.filter((row) => row.summaryValidUntil !== null && row.summaryValidUntil <= today);
  if (overdue.length === 0) return { pipelines: await toList(rows) };
  await refreshSome(
    overdue.map(({ id }) => id),
    refreshSummary,
  );
  return { pipelines: await toList(await readRows(access)) };
}

function readRows({ workspaceId }: WorkspaceAccess) {
  return getDatabase().client.pipeline.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      revision: true,
      summary: true,
      summaryValidUntil: true,
      updatedAt: true,
      updatedById: true,
      snapshots: { orderBy: { number: "desc" }, take: 1, select: { number: true, takenAt: true } },
    },
  });
}

async function toList(rows: Awaited<ReturnType<typeof readRows>>): Promise<PipelineList["pipelines"]> {
  const nameOf = await memberNames(rows.map(({ updatedById }) => updatedById));
  return rows.map((row) => {
    const [snapshot] = row.snapshots;
    return {
      id: row.id,
      name: row.name,
      revision: row.revision,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: nameOf(row.updatedById),
      // Written by `summaryColumns`.
      coverage: JSON.parse(row.summary) as PipelineSummary,
      ...(snapshot
        ? { lastSnapshot: { number: snapshot.number, takenAt: snapshot.takenAt.toISOString() } }
        : {}),
    };
  });
}

/** Evidence lapses and reviews fall due without an operation: counts again what the day has changed. */
async function refreshSummary(id: string): Promise<void> {
  await warmState(id);
  const counted = await runWrite(async (transaction) => {
    const head = await transaction.pipeline.findUniqueOrThrow({
      where: { id },
      select: { revision: true, headHash: true },
    });
    const state = await stateAt(transaction, id, head);
    const today = advanceState(state, state.pipeline, head, 0);
    const { summary, summaryValidUntil } = summaryColumns(today);
    await transaction.pipeline.updateMany({
      where: { id, revision: head.revision },
      data: { summary, summaryValidUntil },
    });
    return today;
  });
  keepState(id, counted);
}
