import SqliteConnection from "better-sqlite3";
import pg from "pg";
import type { StoryServer } from "./story-server";

/** As if so many minutes had passed since this person signed in. */
export async function ageSessions(
  { databaseUrl }: Pick<StoryServer, "databaseUrl">,
  userId: string,
  minutes: number,
): Promise<void> {
  const at = new Date(Date.now() - minutes * 60_000).toISOString().replace("Z", "+00:00");
  const statement = `UPDATE "session" SET "createdAt" = '${at}' WHERE "userId" = '${userId}'`;
  if (databaseUrl.startsWith("file:")) {
    const connection = new SqliteConnection(databaseUrl.slice("file:".length));
    connection.exec(statement);
    connection.close();
    return;
  }
  const connection = new pg.Client({ connectionString: databaseUrl });
  await connection.connect();
  await connection.query(statement);
  await connection.end();
}
