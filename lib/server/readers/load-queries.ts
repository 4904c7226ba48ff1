import "server-only";
import { getDatabase } from "../db";

/**
 * Runs the first queries of nearly every page without a user, so that the SQL compiler is loaded before a
 * person waits for it.
 */
export async function loadQueries(): Promise<void> {
  const { client } = getDatabase();
  await client.membership.findMany({
    where: { userId: "" },
    include: { workspace: { select: { secondFactorRequired: true } } },
    take: 1,
  });
  await client.pipeline.findMany({
    where: { workspaceId: "", archivedAt: null },
    select: { id: true, name: true, summary: true, snapshots: { take: 1, select: { summary: true } } },
  });
}
