import "server-only";
import type { SnapshotList, SnapshotSummary } from "@/lib/domain/contract/snapshots";
import { thinOut } from "@/lib/domain/snapshot/thin-out";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNames } from "../team/member-names";
import { peopleOf, toListed } from "./queries";
import { readSummary } from "./read-summary";

type Listed = SnapshotList["snapshots"][number];

/** An unreadable summary gives no figures. */
type Summarised = { readonly coverage: SnapshotSummary | undefined };

export type TimelineEntry = Omit<Listed, "coverage"> & Summarised;

export type TrendPoint = Pick<Listed, "id" | "number" | "takenAt" | "catalogue" | "thinnedAt"> & Summarised;

export interface Timeline {
  /** Ever taken. */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** Of the page, newest first. */
  readonly entries: readonly TimelineEntry[];
  /**
   * The points of the trend, oldest first: of very many snapshots every `step`-th, the newest and the first.
   */
  readonly points: readonly TrendPoint[];
  readonly step: number;
}

const pageSize = 10;
/** More points would not be readable, nor selectable with a pointer. */
const mostDrawn = 80;

/** The page of snapshots, from rows and their summaries alone; no frozen document is read. */
export async function readTimeline({ pipelineId }: PipelineAccess, asked = 1): Promise<Timeline> {
  const { client } = getDatabase();
  // Numbers rise by one: a missing one, which the integrity check names, is neither drawn nor listed, so
  // nothing is counted or skipped.
  const last = await client.snapshot.findFirst({
    where: { pipelineId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const total = last?.number ?? 0;
  const page = Math.min(asked, Math.max(1, Math.ceil(total / pageSize)));
  const newest = total - (page - 1) * pageSize;
  const { positions, step } = thinOut(total, mostDrawn);
  const drawn = positions.map((position) => position + 1);
  const [points, rows] = await Promise.all([
    client.snapshot.findMany({
      where: { pipelineId, number: { in: drawn } },
      orderBy: { number: "asc" },
      select: { id: true, number: true, takenAt: true, catalogue: true, summary: true, thinnedAt: true },
    }),
    client.snapshot.findMany({
      where: { pipelineId, number: { gt: newest - pageSize, lte: newest } },
      orderBy: { number: "desc" },
      include: { gate: true },
    }),
  ]);
  const names = await memberNames(rows.flatMap(peopleOf));
  return {
    total,
    page,
    pageSize,
    step,
    points: points.map(({ takenAt, thinnedAt, summary, ...point }) => ({
      ...point,
      takenAt: takenAt.toISOString(),
      thinnedAt: thinnedAt?.toISOString() ?? null,
      coverage: readSummary(summary),
    })),
    entries: rows.map((row) => ({
      ...toListed(row, names),
      coverage: readSummary(row.summary),
    })),
  };
}
