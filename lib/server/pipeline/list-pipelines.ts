import "server-only";
import type { PipelineList, PipelineSummary } from "@/lib/domain/contract/pipelines";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { type PortfolioFacts, portfolioFacts } from "@/lib/domain/portfolio/portfolio-facts";
import { openCount } from "@/lib/domain/posture/coverage/coverage";
import type { WorkspaceAccess } from "../auth/access";
import { dayOf } from "../clock";
import { getDatabase } from "../db";
import { askWriter } from "../readers/ask-writer";
import { readSummary } from "../snapshot/read-summary";
import { memberNames } from "../team/member-names";
import { refreshSome } from "./refresh-some";
import { keepState, stateAt, warmState } from "./document-cache";
import { advanceState, postureOn } from "./pipeline-state";
import { readHead } from "./read-log";
import { summaryColumns } from "./summary";

interface Asked {
  /** The archived pipelines instead of the others. */
  readonly isArchived?: boolean;
  readonly now?: Date;
}

const trendDays = 90;
/** Per pipeline, the newest of those days: more would not be readable in so short a line. */
const mostPoints = 12;

/**
 * The rows of the list. A document is read only if the pipeline was edited since it was last listed, or a
 * date passed that changes its figures.
 */
export async function listPipelines(
  access: WorkspaceAccess,
  { isArchived = false, now = new Date() }: Asked = {},
): Promise<PipelineList> {
  const rows = await readRows(access, isArchived);
  const today = dayOf(now);
  // Archived pipelines keep their last figures.
  const overdue = isArchived
    ? []
    : rows.filter(
        (row) =>
          row.portfolioRevision !== row.revision ||
          (row.summaryValidUntil !== null && row.summaryValidUntil <= today),
      );
  if (overdue.length === 0) return { pipelines: await toList(rows, now) };
  await refreshSome(
    overdue.map(({ id }) => id),
    (id) => refreshRow(id, today),
  );
  return { pipelines: await toList(await readRows(access, isArchived), now) };
}

function readRows({ workspaceId, viewer: { token } }: WorkspaceAccess, isArchived: boolean) {
  const only = token?.pipelines;
  return getDatabase().client.pipeline.findMany({
    where: {
      workspaceId,
      ...(only && { id: { in: [...only] } }),
      archivedAt: isArchived ? { not: null } : null,
    },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      revision: true,
      summary: true,
      summaryValidUntil: true,
      owner: true,
      tags: true,
      portfolio: true,
      portfolioRevision: true,
      isSample: true,
      archivedAt: true,
      updatedAt: true,
      updatedById: true,
      snapshots: {
        orderBy: { number: "desc" },
        take: mostPoints,
        select: { number: true, takenAt: true, summary: true },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

async function toList(rows: readonly Row[], now: Date): Promise<PipelineList["pipelines"]> {
  const nameOf = await memberNames(rows.map(({ updatedById }) => updatedById));
  const since = new Date(now.getTime() - trendDays * 24 * 60 * 60 * 1000);
  return rows.map((row) => {
    const [snapshot] = row.snapshots;
    return {
      id: row.id,
      name: row.name,
      revision: row.revision,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: nameOf(row.updatedById),
      owner: row.owner,
      // Written by `filePipeline`.
      tags: JSON.parse(row.tags) as string[],
      // Written by `summaryColumns`.
      coverage: JSON.parse(row.summary) as PipelineSummary,
      ...factsOf(row),
      ...(snapshot
        ? { lastSnapshot: { number: snapshot.number, takenAt: snapshot.takenAt.toISOString() } }
        : {}),
      openBefore: row.snapshots
        .filter(({ takenAt }) => takenAt >= since)
        .flatMap(openIn)
        .toReversed(),
      ...(row.isSample ? { isSample: true } : {}),
      ...(row.archivedAt === null ? {} : { archivedAt: row.archivedAt.toISOString() }),
    };
  });
}

/** As last counted: an unreadable pipeline keeps its last figures. */
function factsOf({
  portfolio,
}: Row): Pick<
  PipelineList["pipelines"][number],
  "picture" | "tools" | "waysIn" | "openGates" | "bypasses" | "unknownGates"
> {
  if (portfolio === null) return { tools: [] };
  // Written by `refreshRow`.
  const { openGates, bypasses, ...facts } = JSON.parse(portfolio) as ReturnType<typeof factsOf>;
  // Earlier versions counted all open gates as `bypasses`: pipelines archived then stay unchanged.
  return openGates === undefined
    ? { ...facts, ...(bypasses === undefined ? {} : { openGates: bypasses }) }
    : { ...facts, openGates, ...(bypasses === undefined ? {} : { bypasses }) };
}

/** None if the summary can't be read: the page of the snapshot reports that. */
function openIn({ summary }: { readonly summary: string }): readonly number[] {
  const counts = readSummary(summary)?.stages;
  return counts === undefined ? [] : [stages.reduce((sum, stage) => sum + openCount(counts[stage]), 0)];
}

/**
 * Recounts after an edit or a new day: evidence expires and reviews fall due without an operation. The
 * analysis runs before the row is locked, so that editors do not wait for it.
 */
async function refreshRow(id: string, today: string): Promise<void> {
  await warmState(id);
  const head = await readHead(id);
  const state = await stateAt(getDatabase().client, id, head);
  const current = advanceState(state, state.pipeline, head, 0);
  const facts: PortfolioFacts = portfolioFacts(current.pipeline, postureOn(current, today));
  const { summary, summaryValidUntil } = summaryColumns(current);
  await askWriter("keep-facts", id, head, {
    summary,
    summaryValidUntil,
    portfolio: JSON.stringify(facts),
  });
  keepState(id, current);
}
