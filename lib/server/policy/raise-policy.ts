import "server-only";
import type { DatabaseTransaction } from "../database/database";

/**
 * Runs in the transaction that changes a workspace's settings: from its commit on, each map is out of date
 * until it is updated.
 */
export async function raisePolicy(
  workspaceId: string,
  transaction: DatabaseTransaction,
  columns: { readonly needsReview?: string } = {},
): Promise<void> {
  await transaction.policy.upsert({
    where: { workspaceId },
    create: { workspaceId, version: 1, ...columns },
    update: { version: { increment: 1 }, ...columns },
  });
}
