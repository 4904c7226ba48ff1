import "server-only";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { claimsOf, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { claimantsOf, type LoggedBy } from "@/lib/domain/reviews/claimants";
import { inflateText } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { type ClaimEntry, type ClaimPlace, readClaimLog } from "./claim-log";

/** What a pipeline began with, who made it, and, of a copy, what was before it. */
export interface Began {
  readonly by: string;
  readonly pipeline: Pipeline;
  readonly copied?: Copied | undefined;
}

interface Copied {
  readonly from: Began;
  /** Of the pipeline that was copied, as far as it was copied. */
  readonly log: readonly ClaimEntry[];
  /** Whether the copy began with exactly what it was copied from. */
  readonly isExact: boolean;
}

/** @param places whose log is read of the pipelines that it is a copy of */
export async function readBegan(
  database: DatabaseTransaction,
  pipelineId: string,
  places: readonly ClaimPlace[],
): Promise<Began> {
  const { createdById, copiedFromId, copiedRevision, checkpoints } =
    await database.pipeline.findUniqueOrThrow({
      where: { id: pipelineId },
      select: {
        createdById: true,
        copiedFromId: true,
        copiedRevision: true,
        checkpoints: { where: { revision: 0 }, select: { document: true } },
      },
    });
  const [first] = checkpoints;
  if (first === undefined) throw new Error(`Pipeline ${pipelineId} has no first checkpoint.`);
  // Written by us from a document that was parsed.
  const document = JSON.parse(await inflateText(first.document)) as PipelineDocument;
  const copied =
    copiedFromId === null ? undefined : await readCopied(database, copiedFromId, copiedRevision, places);
  return { by: createdById, pipeline: pipelineFromDocument(document), copied };
}

async function readCopied(
  database: DatabaseTransaction,
  from: string,
  revision: number | null,
  places: readonly ClaimPlace[],
): Promise<Copied> {
  return {
    // A pipeline is only ever a copy of one that is older.
    from: await readBegan(database, from, places),
    log: await readClaimLog(database, from, places, revision === null ? {} : { until: revision }),
    isExact: revision !== null,
  };
}

/**
 * Who made a claim what it says: `claimantsOf` of its pipeline and of those that it is a copy of. Who makes a copy claims nothing
 * that was in it.
 * @param log of the pipeline itself
 */
export function allClaimants(
  claim: Claim,
  { by, pipeline, copied }: Began,
  log: readonly LoggedBy[],
  today: string,
): ReadonlySet<string> {
  const first = claimsOf(pipeline, claim.node).get(claim.control);
  const before = copied ? allClaimants(claim, copied.from, copied.log, today) : new Set<string>();
  const isCopied = copied?.isExact === true && before.size > 0;
  return new Set([...before, ...claimantsOf(claim, { by, claim: isCopied ? undefined : first }, log, today)]);
}
