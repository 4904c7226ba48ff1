import { createDatabase } from "@/lib/server/database/create-database";
import type { Database } from "@/lib/server/database/database";
import { migrate } from "@/lib/server/database/migrate";
import { parseEnv } from "@/lib/server/env";
import { processState } from "@/lib/server/process";

/** Makes this process a server of a database, started with this secret, until it is stopped: what it kept in memory before comes back. */
export async function asServerOf(
  url: string,
  secret: string,
): Promise<{ readonly database: Database; readonly stop: () => Promise<void> }> {
  const { slots } = processState();
  const before = [...slots];
  await migrate(url);
  const database = createDatabase(url);
  slots.clear();
  const env = { DATABASE_URL: url, LOG_LEVEL: "silent", BLUELINE_SECRET: secret, BLUELINE_AUDIT_DAYS: "90" };
  slots.set("env", parseEnv(env)).set("database", database);
  return {
    database,
    stop: async () => {
      slots.clear();
      for (const [name, value] of before) slots.set(name, value);
      await database.close();
    },
  };
}
