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

/**
 * Each is a pattern to match against every entry of the log; for more places, all entries about claims are
 * read.
 */
const mostPatterns = 50;
const pageSize = 2000;

/**
 * The log entries that formed these claims, oldest first: their content, and evidence added and removed.
 * Entries without an effect are left out. The database finds those of a few places; for many, the log is read
 * once, page by page.
 * @param between after one revision, up to another.
 */
export async function readClaimLog(
  database: DatabaseTransaction,
  pipelineId: string,
  places: readonly ClaimPlace[],
  between: { readonly after?: number; readonly until?: number } = {},
): Promise<readonly ClaimEntry[]> {
  const asked = new Map(places.map(({ node, control }) => [`${node} ${control}`, { node, control }]));
  const patterns = [...asked.values()].map(({ node, control }) => ({
    // Keys are sorted in the log, and ids have no pattern characters.
    body: { startsWith: `{"control":"${control}",`, contains: `"node":"${node}"` },
  }));
  const found: ClaimEntry[] = [];
  const { until } = between;
  for (let after = between.after ?? 0; ;) {
    const rows = await database.pipelineOperation.findMany({
      where: {
        pipelineId,
        revision: { gt: after, ...(until === undefined ? {} : { lte: until }) },
        outcome: "applied",
        OR: patterns.length > mostPatterns ? [{ body: { startsWith: '{"control":"' } }] : patterns,
      },
      orderBy: { revision: "asc" },
      take: pageSize,
      select: { revision: true, at: true, actorId: true, body: true },
    });
    for (const { revision, at, actorId, body } of rows) {
      // The log holds only what `operationSchema` accepted.
      const operation = JSON.parse(body) as Operation;
      if ("node" in operation && "control" in operation && asked.has(keyOf(operation)))
        found.push({ revision, at, by: actorId, operation });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return found;
    after = last.revision;
  }
}

function keyOf({ node, control }: { readonly node: unknown; readonly control?: unknown }): string {
  return `${String(node)} ${String(control)}`;
}
