import "server-only";
import { policySchema } from "@/lib/domain/pipeline/document-schemas";
import type { Policy } from "@/lib/domain/pipeline/document";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { ownPolicyOf } from "../own-controls/own-policy";
import { parsedJson } from "../parsed-json";

/** What a workspace has its maps say, and the number of that: it rises with each change. */
export interface WorkspacePolicy {
  readonly version: number;
  /** As it is in each map: what says nothing is absent. */
  readonly policy: Policy;
}

export async function policyOf(
  workspaceId: string,
  database: DatabaseTransaction = getDatabase().client,
): Promise<WorkspacePolicy> {
  const row = await database.policy.findUnique({ where: { workspaceId } });
  if (row === null) return { version: 0, policy: {} };
  // Somebody may have altered it: what is not understood asks for nothing.
  const needsReview = policySchema.shape.needsReview.safeParse(parsedJson(row.needsReview)).data ?? [];
  const own = await ownPolicyOf(workspaceId, database);
  return { version: row.version, policy: { ...(needsReview.length === 0 ? {} : { needsReview }), ...own } };
}
