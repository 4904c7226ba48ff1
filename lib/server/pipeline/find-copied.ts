import "server-only";
import { isSame } from "@/lib/domain/is-same";
import type { Claim, PipelineDocument } from "@/lib/domain/pipeline/document";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { getDatabase } from "../db";
import { stateAt } from "./document-cache";
import { readHead } from "./read-log";

/**
 * The pipeline of a workspace from which a document was exported: the one with most of its claims; of
 * several, the oldest. Includes archived ones. @returns undefined if no pipeline has any of its claims
 */
export async function findCopied(
  workspaceId: string,
  { claims }: Pick<PipelineDocument, "claims">,
): Promise<string | undefined> {
  // A bare status on a template's node occurs on many maps.
  const telling = claims.filter((claim) => says(claim, claim));
  if (telling.length === 0) return undefined;
  const { client } = getDatabase();
  const pipelines = await client.pipeline.findMany({
    where: { workspaceId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  let found: string | undefined;
  let most = 0;
  for (const { id } of pipelines) {
    const { pipeline } = await stateAt(client, id, await readHead(id));
    const same = telling.filter((claim) => says(claimsOf(pipeline, claim.node).get(claim.control), claim));
    if (same.length > most) [found, most] = [id, same.length];
  }
  return found;
}

/** Whether a claim has the text or evidence of another. */
function says(one: Claim | undefined, { reason, acceptance, evidence = [] }: Claim): boolean {
  if (one === undefined) return false;
  return (
    (reason !== undefined && reason === one.reason) ||
    (acceptance !== undefined && isSame(acceptance, one.acceptance)) ||
    evidence.some((piece) => one.evidence?.some((other) => isSame(piece, other)) === true)
  );
}
