import SqliteConnection from "better-sqlite3";
import pg from "pg";
import type { StoryServer } from "./story-server";

/** One statement, behind the back of the server. */
export async function runSql(
  { databaseUrl }: Pick<StoryServer, "databaseUrl">,
  statement: string,
): Promise<void> {
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

/** So many seconds from now, as both databases take it. */
export function momentIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString().replace("Z", "+00:00");
}
