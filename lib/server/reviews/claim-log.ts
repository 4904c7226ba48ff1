import "server-only";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { LoggedBy } from "@/lib/domain/reviews/claimants";
import type { DatabaseTransaction } from "../database/database";

export interface ClaimPlace {
  readonly node: string;
  readonly control: string;
}

export interface ClaimEntry extends LoggedBy {
  readonly revision: number;
  readonly at: Date;
  readonly operation: Operation;
}

/** Places asked for at once: each is two patterns that every entry of the log is held against. */
const placesAtOnce = 50;

/**
 * The entries of the log that made these claims what they are, from the oldest on: what was said, and evidence that came and went.
 * The database looks for them, so that a log is not read as a whole.
 * @param after past this revision.
 */
export async function readClaimLog(
  database: DatabaseTransaction,
  pipelineId: string,
  places: readonly ClaimPlace[],
  after = 0,
): Promise<readonly ClaimEntry[]> {
  const found: ClaimEntry[] = [];
  for (let start = 0; start < places.length; start += placesAtOnce) {
    const rows = await database.pipelineOperation.findMany({
      where: {
        pipelineId,
        revision: { gt: after },
        // Keys are in order in the log, and ids have no character that has a meaning in a pattern.
        OR: places.slice(start, start + placesAtOnce).map(({ node, control }) => ({
          body: { startsWith: `{"control":"${control}",`, contains: `"node":"${node}"` },
        })),
      },
      orderBy: { revision: "asc" },
      select: { revision: true, at: true, actorId: true, body: true },
    });
    for (const { revision, at, actorId, body } of rows)
      // The log holds only what `operationSchema` accepted.
      found.push({ revision, at, by: actorId, operation: JSON.parse(body) as Operation });
  }
  return found;
}
