import "server-only";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { refreshSome } from "../pipeline/refresh-some";
import { askWriter } from "../readers/ask-writer";

/** Makes the rows of pipelines whose items are not those of their newest revision. @returns how many are left for another visit */
export async function makeMissingWork({ workspaceId }: WorkspaceAccess): Promise<number> {
  const rows = await getDatabase().client.pipeline.findMany({
    where: { workspaceId, archivedAt: null },
    // What people work on now comes first.
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, revision: true, workRevision: true },
  });
  const missing = rows.filter(({ revision, workRevision }) => revision !== workRevision);
  return refreshSome(
    missing.map(({ id }) => id),
    (id) => askWriter("rebuild-work", id),
  );
}
