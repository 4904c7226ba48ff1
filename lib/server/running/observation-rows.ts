import "server-only";
import * as z from "zod";
import type { Observation, SaidNodes } from "@/lib/domain/running/observation";
import type { Observed } from "@/lib/domain/running/observed";
import { thawContent } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { parsedJson } from "../parsed-json";

/** A row without its content. */
export const observationColumns = {
  id: true,
  at: true,
  byId: true,
  format: true,
  source: true,
  fileName: true,
  containers: true,
  repositories: true,
  said: true,
  factsHash: true,
} as const;

/** Identifies uploads of the same source. */
type SourceOf = Pick<ObservationRow, "format" | "source" | "fileName">;

interface ObservationRow {
  readonly id: string;
  readonly at: Date;
  readonly format: string;
  readonly source: string;
  readonly fileName: string;
  readonly said: string;
}

const saidSchema = z.object({
  place: z.string().exactOptional(),
  registries: z.record(z.string(), z.string()).exactOptional(),
});

/**
 * Instead of a node: the answer is removed, and answers for other files with its name do not apply either.
 */
export const takenBack = "";

/** The assigned nodes; empty if the column can't be read. */
export function saidIn({ said }: Pick<ObservationRow, "said">): SaidNodes {
  return saidSchema.safeParse(parsedJson(said)).data ?? {};
}

/** Assignments of some rows that also apply to others. */
interface SaidBefore {
  /** By the registry's host; the newest answer counts. */
  readonly registries: ReadonlyMap<string, string>;
  /**
   * For a file with this source and name: if it was only ever assigned to one node, and that was not removed.
   */
  readonly placeOf: (row: SourceOf) => string | undefined;
}

/** @param rows all of a pipeline, including replaced ones: an answer outlives them */
export function saidBefore(rows: readonly ObservationRow[]): SaidBefore {
  const registries = new Map<string, string>();
  const places = new Map<string, Set<string>>();
  const keyOf = ({ format, source, fileName }: SourceOf) => JSON.stringify([format, source, fileName]);
  for (const row of rows.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    const { place, registries: hosts = {} } = saidIn(row);
    for (const [host, node] of Object.entries(hosts)) registries.set(host, node);
    if (place === undefined) continue;
    const known = places.get(keyOf(row)) ?? new Set();
    places.set(keyOf(row), known.add(place));
  }
  const placeOf = (row: SourceOf) => {
    const [only, ...more] = places.get(keyOf(row)) ?? [];
    return more.length === 0 ? only : undefined;
  };
  return { registries, placeOf };
}

/**
 * The rows that may count, with their content. Altered, unreadable ones are left out: `verify` names them.
 */
export async function observationsOf(
  database: DatabaseTransaction,
  rows: readonly ObservationRow[],
): Promise<readonly Observation[]> {
  const newest = new Map<string, number>();
  const before = saidBefore(rows);
  const registries = Object.fromEntries(before.registries);
  const placeOf = (row: ObservationRow) => saidIn(row).place ?? before.placeOf(row);
  const keyOf = (row: ObservationRow) => JSON.stringify([row.format, row.source, row.fileName, placeOf(row)]);
  for (const row of rows) newest.set(keyOf(row), Math.max(newest.get(keyOf(row)) ?? 0, row.at.getTime()));
  const counting = rows.filter((row) => newest.get(keyOf(row)) === row.at.getTime());
  const facts = await database.runningObservation.findMany({
    where: { id: { in: counting.map(({ id }) => id) } },
    select: { id: true, facts: true, factsHash: true },
  });
  const read = new Map<string, Observed>();
  for (const { id, facts: bytes, factsHash: hash } of facts) {
    const text = await thawContent({ bytes, hash });
    // Written by `keepRunning`.
    if (text !== undefined) read.set(id, JSON.parse(text) as Observed);
  }
  return counting.flatMap((row) => {
    const observed = read.get(row.id);
    const place = placeOf(row);
    const said = { ...(place !== undefined && { place }), registries };
    return observed ? [{ id: row.id, at: row.at.toISOString(), observed, said }] : [];
  });
}
