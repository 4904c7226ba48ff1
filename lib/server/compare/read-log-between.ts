import "server-only";
import type { PipelineDiff } from "@/lib/domain/compare/diff-pipelines";
import { changedSubjects, createTouched, subjectKey } from "@/lib/domain/compare/subject-key";
import type { CompareAnswer } from "@/lib/domain/contract/compare";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { DatabaseTransaction } from "../database/database";
import { memberNames } from "../team/member-names";

/** At most so many entries are read, newest first. */
const mostEntries = 20_000;
const page = 1_000;

/**
 * The last editor of each difference between two revisions of a pipeline, by subject key. Stops once all are
 * found.
 * @param revisions in any order
 */
export async function readLogBetween(
  database: DatabaseTransaction,
  pipelineId: string,
  revisions: readonly [number, number],
  diff: PipelineDiff,
): Promise<CompareAnswer["log"]> {
  const wanted = new Set(changedSubjects(diff).map(subjectKey));
  const touchedBy = createTouched(diff);
  const found = new Map<string, { revision: number; at: Date; actorId: string }>();
  const [first, last] = [Math.min(...revisions), Math.max(...revisions)];
  const floor = Math.max(first, last - mostEntries);
  for (let before = last + 1; wanted.size > found.size && before > floor + 1; before -= page) {
    const entries = await database.pipelineOperation.findMany({
      where: {
        pipelineId,
        revision: { lt: before, gte: Math.max(before - page, floor + 1) },
        outcome: "applied",
      },
      orderBy: { revision: "desc" },
      select: { revision: true, at: true, actorId: true, body: true },
    });
    for (const { body, ...entry } of entries)
      // The log holds only what `operationSchema` accepted.
      for (const key of touchedBy(JSON.parse(body) as Operation))
        if (wanted.has(key) && !found.has(key)) found.set(key, entry);
  }
  const name = await memberNames(
    [...found.values()].map(({ actorId }) => actorId),
    database,
  );
  return Object.fromEntries(
    [...found].map(([key, { revision, at, actorId }]) => [
      key,
      { revision, at: at.toISOString(), by: { id: actorId, name: name(actorId) } },
    ]),
  );
}
