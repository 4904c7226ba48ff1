import "server-only";
import { nearOwners } from "@/lib/domain/owners/near-owners";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { toConfirmKey } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { itemsIn } from "../work/work-rows";

/** Free texts that may mean the caller, whose work appears on no list. From the rows of the work lists. */
export async function nearOwnName(
  { workspaceId, viewer }: WorkspaceAccess,
  directory: OwnerDirectory,
): Promise<readonly string[]> {
  const { client } = getDatabase();
  const pipeline = { workspaceId, archivedAt: null, isSample: false };
  const rows = await client.workItems.groupBy({
    by: ["ownerKey"],
    where: { ownerKey: { notIn: ["", toConfirmKey] }, pipeline },
  });
  const resolve = createOwnerResolver(directory);
  const texts = rows.flatMap(({ ownerKey }) => (resolve(ownerKey).kind === "text" ? [ownerKey] : []));
  const near = nearOwners(viewer.name, texts);
  const written = await Promise.all(
    near.map((ownerKey) =>
      client.workItems.findFirst({ where: { ownerKey, pipeline }, select: { items: true } }),
    ),
  );
  return written.flatMap((row) => (row === null ? [] : (itemsIn(row)[0]?.owner ?? [])));
}
