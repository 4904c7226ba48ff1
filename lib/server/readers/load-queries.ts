import "server-only";
import { getDatabase } from "../db";

/** Asks for what nearly every page asks first, of nobody: what makes SQL of it is loaded then, and no person waits for that. */
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
