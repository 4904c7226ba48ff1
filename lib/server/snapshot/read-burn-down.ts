import "server-only";
import { burnDown, type LeftOnDay } from "@/lib/domain/compare/burn-down";
import { plannedDays } from "@/lib/domain/compare/target";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { createPastPipelines } from "../activity/past-pipelines";
import type { PipelineAccess } from "../auth/access";
import { addDays, dayOf } from "../clock";
import { getDatabase } from "../db";
import { currentState } from "../pipeline/queries";

/** At most so many entries are read, newest first. */
const mostEntries = 20_000;
/** A day further off means "never". */
const mostDaysAhead = 3 * 366;

export interface BurnDown {
  readonly today: string;
  readonly days: readonly LeftOnDay[];
  readonly left: number;
  /** Those with a past day, and those without a day. */
  readonly overdue: number;
  readonly undated: number;
  /** The last planned day, if any. */
  readonly until: string | undefined;
  /** Older entries of the log were not read. */
  readonly isCut: boolean;
}

/** The burn-down of the plan; undefined without planned claims: then the log is not read. */
export async function readBurnDown(access: PipelineAccess, now = new Date()): Promise<BurnDown | undefined> {
  const { pipeline, revision } = await currentState(access);
  const today = dayOf(now);
  const claims = [...pipeline.claims.values()].flatMap((ofNode) => [...ofNode.values()]);
  const planned = claims.filter(({ status }) => status === "planned");
  if (planned.length === 0) return undefined;
  const floor = Math.max(0, revision - mostEntries);
  const { pipelineId } = access;
  const start = await startAt(pipelineId, floor);
  const days = burnDown(start, await plannedInLog(pipelineId, { after: floor, until: revision }));
  return {
    today,
    days,
    left: planned.length,
    overdue: planned.filter(({ due }) => due !== undefined && due < today).length,
    undated: planned.filter(({ due }) => due === undefined).length,
    until: plannedDays(pipeline).findLast((day) => day <= addDays(today, mostDaysAhead)),
    isCut: floor > 0,
  };
}

async function startAt(
  pipelineId: string,
  revision: number,
): Promise<{ readonly pipeline: Pipeline; readonly day: string }> {
  const { client } = getDatabase();
  const entry =
    revision === 0
      ? await client.pipeline.findUniqueOrThrow({ where: { id: pipelineId }, select: { createdAt: true } })
      : await client.pipelineOperation.findUniqueOrThrow({
          where: { pipelineId_revision: { pipelineId, revision } },
          select: { at: true },
        });
  const pipeline = await createPastPipelines(pipelineId)(revision);
  return { pipeline, day: dayOf("at" in entry ? entry.at : entry.createdAt) };
}

/** Operations that can change the number of planned claims: those on a claim, and on its node. */
const counting = ["claim.changed", "node.added", "node.removed"];

async function plannedInLog(
  pipelineId: string,
  { after, until }: { readonly after: number; readonly until: number },
) {
  const rows = await getDatabase().client.pipelineOperation.findMany({
    where: {
      pipelineId,
      revision: { gt: after, lte: until },
      outcome: "applied",
      OR: counting.map((type) => ({ body: { contains: `"type":"${type}"` } })),
    },
    orderBy: { revision: "asc" },
    select: { at: true, body: true },
  });
  // The log holds only what `operationSchema` accepted.
  return rows.map(({ at, body }) => ({ day: dayOf(at), operation: JSON.parse(body) as Operation }));
}
