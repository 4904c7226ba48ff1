import "server-only";
import { describeOperation } from "@/lib/domain/activity/describe-operation";
import { importedText } from "@/lib/domain/activity/imported-run";
import type { WholeRun } from "@/lib/domain/activity/whole-run";
import { type Subjects, subjectsOf } from "@/lib/domain/activity/subjects-of";
import type { Activity } from "@/lib/domain/contract/activity";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { counted } from "@/lib/domain/words/english";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { memberNames } from "../team/member-names";
import {
  type ActivityFilter,
  activityPage,
  findEntries,
  type FoundEntry,
  searchedAtOnce,
} from "./find-entries";
import { createPastPipelines } from "./past-pipelines";

export type ActivityQuery = ActivityFilter & {
  /** Entries before this revision; absent: the newest. */
  readonly before?: number | undefined;
};

export async function getActivity({ pipelineId }: PipelineAccess, query: ActivityQuery): Promise<Activity> {
  const head = await getDatabase().client.pipeline.findUnique({
    where: { id: pipelineId },
    select: { revision: true, createdById: true, createdAt: true },
  });
  if (head === null) throw new AppError("not-found");
  const before = Math.min(query.before ?? Infinity, head.revision + 1);
  const isFiltered = [query.person, query.node, query.control].some((value) => value !== undefined);
  const floor = isFiltered ? Math.max(1, before - searchedAtOnce) : 1;
  // Past states are requested oldest first, so that none is read twice.
  const pastAt = createPastPipelines(pipelineId);
  const found = before <= 1 ? [] : await findEntries(pipelineId, { before, floor }, query, pastAt);
  const shown = found.slice(0, activityPage);
  const searchedFrom = found.length > shown.length ? (oldestOf(shown.at(-1)) ?? floor) : floor;
  const isAll = searchedFrom <= 1;
  const [entries, snapshots, name] = await Promise.all([
    describeEntries(pipelineId, pastAt, shown),
    readSnapshots(pipelineId, searchedFrom, query.before === undefined ? head.revision : before - 1),
    memberNames([head.createdById, ...shown.map(({ actorId }) => actorId)]),
  ]);
  return {
    entries: entries
      .filter(({ row, subjects }) => row.run !== undefined || isAbout(subjects, query))
      .map(({ row, text, subjects, nodes }) => ({
        revision: row.run?.last ?? row.revision,
        ...(row.run ? { since: row.run.first } : {}),
        at: row.at.toISOString(),
        by: { id: row.actorId, name: name(row.actorId) },
        text,
        outcome: row.outcome === "superseded" ? "superseded" : "applied",
        nodes,
        ...(subjects.control === undefined ? {} : { control: subjects.control }),
      })),
    snapshots,
    searchedFrom,
    ...(isAll
      ? { made: { by: name(head.createdById), at: head.createdAt.toISOString() } }
      : { older: searchedFrom }),
  };
}

/**
 * Uses the names of the time: the pipeline is followed through the log from the oldest entry to the newest.
 */
async function describeEntries(
  pipelineId: string,
  pastAt: ReturnType<typeof createPastPipelines>,
  newestFirst: readonly FoundEntry[],
) {
  const described: { row: FoundEntry; text: string; subjects: Subjects; nodes: NamedNodes }[] = [];
  const textOf = await runTexts(
    pipelineId,
    newestFirst.flatMap(({ run }) => run ?? []),
  );
  for (const row of newestFirst.toReversed()) {
    if (row.run) {
      described.push({ row, text: textOf(row.run), subjects: { nodes: [] }, nodes: [] });
      continue;
    }
    const past = await pastAt(row.revision - 1);
    const subjects = subjectsOf(past, row.operation);
    described.push({
      row,
      text: describeOperation(past, row.operation),
      subjects,
      nodes: namedNodes(past, row.operation, subjects.nodes),
    });
  }
  return described.toReversed();
}

/** "restored snapshot 3, “Q4 baseline”, by 42 changes"; imports and merged owners likewise. */
export async function runTexts(
  pipelineId: string,
  runs: readonly WholeRun[],
): Promise<(run: WholeRun) => string> {
  const ids = runs.flatMap((run) => ("snapshot" in run ? [run.snapshot] : []));
  const rows =
    ids.length === 0
      ? []
      : await getDatabase().client.snapshot.findMany({
          where: { pipelineId, id: { in: ids } },
          select: { id: true, number: true, title: true },
        });
  const names = new Map(rows.map(({ id, number, title }) => [id, `snapshot ${number}, “${title}”,`]));
  const owners = await mergedInto(pipelineId, runs);
  return (run) => {
    if ("from" in run) return importedText(run);
    const changes = counted(run.last - run.first + 1, "change");
    return "snapshot" in run
      ? `restored ${names.get(run.snapshot) ?? "a snapshot"} by ${changes}`
      : `merged owners into “${owners.get(run.last) ?? ""}” by ${changes}`;
  };
}

/** The new owner of each merge, by its last revision. Each entry of the merge names it. */
async function mergedInto(
  pipelineId: string,
  runs: readonly WholeRun[],
): Promise<ReadonlyMap<number, string>> {
  const revisions = runs.flatMap((run) => ("isOwners" in run ? [run.last] : []));
  if (revisions.length === 0) return new Map();
  const rows = await getDatabase().client.pipelineOperation.findMany({
    where: { pipelineId, revision: { in: revisions } },
    select: { revision: true, body: true },
  });
  return new Map(
    rows.map(({ revision, body }) => {
      const operation = JSON.parse(body) as Operation;
      const isOwner = operation.type === "node.changed" || operation.type === "claim.changed";
      return [revision, (isOwner && operation.set?.owner) || ""];
    }),
  );
}

function oldestOf(entry: FoundEntry | undefined): number | undefined {
  return entry?.run?.first ?? entry?.revision;
}

type NamedNodes = Activity["entries"][number]["nodes"];
const fewNodes = 3;

function namedNodes(past: Pipeline, operation: Operation, ids: readonly string[]): NamedNodes {
  if (ids.length > fewNodes) return [];
  return ids.flatMap((id) => {
    const name = operation.type === "node.added" ? operation.node.name : past.nodes.get(id)?.name;
    return name === undefined ? [] : [{ id, name }];
  });
}

function isAbout(subjects: Subjects, { node, control }: ActivityFilter): boolean {
  return (
    (node === undefined || subjects.nodes.includes(node)) &&
    (control === undefined || subjects.control === control)
  );
}

async function readSnapshots(pipelineId: string, from: number, to: number): Promise<Activity["snapshots"]> {
  const rows = await getDatabase().client.snapshot.findMany({
    where: { pipelineId, revision: { gte: from <= 1 ? 0 : from, lte: to } },
    orderBy: { number: "desc" },
    take: activityPage,
    select: { id: true, number: true, title: true, revision: true, takenAt: true },
  });
  return rows.map(({ takenAt, ...row }) => ({ ...row, takenAt: takenAt.toISOString() }));
}

/**
 * The authors of recent entries, for the filter. Only the newest entries are read, so that the cost does not
 * grow with the log.
 */
export async function listActors({
  pipelineId,
}: PipelineAccess): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { client } = getDatabase();
  const head = await client.pipeline.findUnique({ where: { id: pipelineId }, select: { revision: true } });
  const rows = await client.pipelineOperation.groupBy({
    by: ["actorId"],
    where: { pipelineId, revision: { gt: (head?.revision ?? 0) - searchedAtOnce } },
  });
  const name = await memberNames(rows.map(({ actorId }) => actorId));
  return rows
    .map(({ actorId }) => ({ id: actorId, name: name(actorId) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}
