import "server-only";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Env } from "../env";
import { isSqliteUrl, sqliteFileOf } from "./sqlite-file";

/**
 * Refuses to begin again where a database was: an SQLite file that is gone, or has nothing in it, while the secret made with it
 * is still there, as after a disk was not mounted or a path was mistyped. An empty product would look like a loss, and work begun in it would
 * be in the way of the restore.
 */
export function requireDatabase({ databaseUrl, dataFolder }: Pick<Env, "databaseUrl" | "dataFolder">): void {
  const secret = path.join(dataFolder, "secret");
  if (!isSqliteUrl(databaseUrl) || !existsSync(secret)) return;
  const file = sqliteFileOf(databaseUrl);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size > 0) return;
  throw new Error(
    `The database ${file} ${size === undefined ? "is not there" : "is empty"}, though ${secret}, which was made with one, is. Bring the database back, as with "blueline restore", or remove the secret to begin with an empty one.`,
  );
}
