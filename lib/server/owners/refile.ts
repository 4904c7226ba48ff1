import "server-only";
import type { DatabaseTransaction } from "../database/database";

/**
 * Changes the owner of a pipeline if the list still shows the value that was read: a concurrent change wins.
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
