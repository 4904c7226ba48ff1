import "server-only";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Env } from "../env";
import { isSqliteUrl, sqliteFileOf } from "./sqlite-file";

/**
 * Refuses to start over a lost database: an SQLite file that is missing or empty while its secret still
 * exists, for example after a disk was not mounted or a path was mistyped. An empty product would look like
 * data loss, and new work in it would block the restore.
 */
export function requireDatabase({ databaseUrl, dataFolder }: Pick<Env, "databaseUrl" | "dataFolder">): void {
  const secret = path.join(dataFolder, "secret");
  if (!isSqliteUrl(databaseUrl) || !existsSync(secret)) return;
  const file = sqliteFileOf(databaseUrl);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size !== undefined && size > 0) return;
  throw new Error(
    `Database ${file} ${size === undefined ? "not found" : "is empty"}, but its secret ${secret} exists. Restore the database (\`blueline restore\`), or delete ${secret} to start with an empty one.`,
  );
}
