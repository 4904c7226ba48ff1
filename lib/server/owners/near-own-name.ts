import "server-only";
import { nearOwners } from "@/lib/domain/owners/near-owners";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { toConfirmKey } from "@/lib/domain/work/work-items";
import type { WorkspaceAccess } from "../auth/access";
import { getDatabase } from "../db";
import { itemsIn } from "../work/work-rows";
import { readDirectory } from "./read-directory";

/** Free texts that may mean the person who asks: what names them is on no list of work. From the rows that listing work keeps. */
export async function nearOwnName(access: WorkspaceAccess): Promise<readonly string[]> {
  const { client } = getDatabase();
  const { workspaceId, viewer } = access;
  const pipeline = { workspaceId, archivedAt: null };
  const [rows, directory] = await Promise.all([
    client.workItems.groupBy({
      by: ["ownerKey"],
      where: { ownerKey: { notIn: ["", toConfirmKey] }, pipeline },
    }),
    readDirectory(access),
  ]);
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
