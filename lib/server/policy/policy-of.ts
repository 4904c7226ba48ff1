import "server-only";
import type { Policy } from "@/lib/domain/pipeline/document";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { ownPolicyOf } from "../own-controls/own-policy";
import { policyRow } from "./policy-row";

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
  const { version, needsReview } = await policyRow(workspaceId, database);
  if (version === 0) return { version, policy: {} };
  const own = await ownPolicyOf(workspaceId, database);
  return {
    version,
    policy: { ...(needsReview.length === 0 ? {} : { needsReview: [...needsReview] }), ...own },
  };
}
