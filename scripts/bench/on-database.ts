import type { Database, Dialect } from "@/lib/server/database/database";
import type { Viewer } from "@/lib/server/auth/viewer";
import { createDatabase } from "@/lib/server/database/create-database";
import { migrate } from "@/lib/server/database/migrate";
import { processState } from "@/lib/server/process";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { makeViewers } from "@/lib/testing/viewers";

export interface BenchDatabase {
  readonly dialect: Dialect;
  readonly database: Database;
  readonly url: string;
  readonly editor: Viewer;
}

/** Runs the work on a new database, which the server's code also uses. */
export async function onDatabase<T>(
  dialect: Dialect,
  postgresUrl: string,
  work: (on: BenchDatabase) => Promise<T>,
): Promise<T> {
  const scratch = await createScratchDatabase(dialect, postgresUrl);
  await migrate(scratch.url);
  const database = createDatabase(scratch.url);
  const { slots } = processState();
  slots.set("database", database);
  try {
    const { editor } = await makeViewers({ editor: "editor" });
    return await work({ dialect, database, url: scratch.url, editor });
  } finally {
    for (const slot of ["database", "document-cache"]) slots.delete(slot);
    await database.close();
    await scratch.remove();
  }
}
