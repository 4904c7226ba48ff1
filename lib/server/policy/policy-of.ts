import "server-only";
import type { Policy } from "@/lib/domain/pipeline/document";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";
import { ownPolicyOf } from "../own-controls/own-policy";
import { policyRow } from "./policy-row";

/** The settings that a workspace writes into its maps, and their number, which rises with each change. */
export interface WorkspacePolicy {
  readonly version: number;
  /** As in each map: settings without a value are absent. */
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
