import "server-only";
import type { DatabaseTransaction } from "../database/database";

/**
 * Files a pipeline under another owner, where the list still has it as it was read: what somebody filed meanwhile stays.
 * @returns whether it was changed
 */
export async function refile(
  transaction: DatabaseTransaction,
  id: string,
  filed: string,
  into: string,
): Promise<boolean> {
  const { count } = await transaction.pipeline.updateMany({
    where: { id, owner: filed },
    data: { owner: into },
  });
  return count > 0;
}
