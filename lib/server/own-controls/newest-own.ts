import "server-only";
import type { OwnControlVersion, OwnFrameworkEdition } from "@/prisma/generated/sqlite/client";
import type { DatabaseTransaction } from "../database/database";

/** Rows requested at once. */
const atOnce = 100;

/**
 * The newest version of each custom control of a workspace, by its id. @param where limits it to released
 * ones
 */
export async function newestControls(
  workspaceId: string,
  database: DatabaseTransaction,
  where: { readonly releasedAt?: { readonly not: null } } = {},
): Promise<ReadonlyMap<string, OwnControlVersion>> {
  const newest = await database.ownControlVersion.groupBy({
    by: ["controlId"],
    where: { workspaceId, ...where },
    _max: { version: true },
  });
  const keys = newest.map((row) => ({
    controlId: row.controlId,
    // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
    version: row._max.version ?? 0,
  }));
  const found = new Map<string, OwnControlVersion>();
  for (let start = 0; start < keys.length; start += atOnce)
    for (const row of await database.ownControlVersion.findMany({
      where: { workspaceId, OR: keys.slice(start, start + atOnce) },
    }))
      found.set(row.controlId, row);
  return found;
}

/** The newest edition of each custom framework of a workspace, by its id. */
export async function newestFrameworks(
  workspaceId: string,
  database: DatabaseTransaction,
): Promise<ReadonlyMap<string, OwnFrameworkEdition>> {
  const newest = await database.ownFrameworkEdition.groupBy({
    by: ["frameworkId"],
    where: { workspaceId },
    _max: { edition: true },
  });
  const keys = newest.map((row) => ({
    frameworkId: row.frameworkId,
    // oxlint-disable-next-line no-underscore-dangle -- Prisma's own name
    edition: row._max.edition ?? 0,
  }));
  const found = new Map<string, OwnFrameworkEdition>();
  for (let start = 0; start < keys.length; start += atOnce)
    for (const row of await database.ownFrameworkEdition.findMany({
      where: { workspaceId, OR: keys.slice(start, start + atOnce) },
    }))
      found.set(row.frameworkId, row);
  return found;
}
