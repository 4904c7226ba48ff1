import "server-only";
import type { DatabaseTransaction } from "../database/database";

/**
 * In the transaction that changes what the maps of a workspace are to say: from its commit on, each of them is behind until it is
 * brought in line.
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
