import "server-only";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { refreshSome } from "../pipeline/refresh-some";
import { askWriter } from "../readers/ask-writer";

/** Makes the items of pipelines whose items are out of date, a few at each call. @returns the number left */
export async function makeMissingWork({
  workspaceId,
}: Pick<WorkspaceAccess, "workspaceId">): Promise<number> {
  const rows = await getDatabase().client.pipeline.findMany({
    where: { workspaceId, archivedAt: null },
    // Recently edited pipelines come first.
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    select: { id: true, revision: true, workRevision: true },
  });
  const missing = rows.filter(({ revision, workRevision }) => revision !== workRevision);
  return refreshSome(
    missing.map(({ id }) => id),
    (id) => askWriter("rebuild-work", id),
  );
}
