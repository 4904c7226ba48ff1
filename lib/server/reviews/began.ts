import "server-only";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { claimsOf, type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { claimantsOf, type LoggedBy } from "@/lib/domain/reviews/claimants";
import { inflateText } from "../catalogue/frozen-content";
import type { DatabaseTransaction } from "../database/database";
import { type ClaimEntry, type ClaimPlace, readClaimLog } from "./claim-log";

/** The first document of a pipeline, its creator, and, for a copy, the history before it. */
export interface Began {
  readonly by: string;
  readonly pipeline: Pipeline;
  readonly copied?: Copied | undefined;
}

interface Copied {
  readonly from: Began;
  /** From the copied pipeline, up to the copied revision. */
  readonly log: readonly ClaimEntry[];
  /** Whether the copy began identical to its original. */
  readonly isExact: boolean;
}

/** @param places whose log is read in the copied pipelines */
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
  // Written by us from a parsed document.
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
    // A copy is always newer than its original.
    from: await readBegan(database, from, places),
    log: await readClaimLog(database, from, places, revision === null ? {} : { until: revision }),
    isExact: revision !== null,
  };
}

/**
 * The authors of a claim's current content: `claimantsOf` of its pipeline and of its originals. Copying a
 * pipeline makes no one an author.
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
