import "server-only";
import { getDatabase } from "../db";

/** The map that a demo opens on, unless the visitor archived it. */
export async function findFirstMap(): Promise<string | undefined> {
  const row = await getDatabase().client.pipeline.findFirst({
    where: { archivedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return row?.id;
}
