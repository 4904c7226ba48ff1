import { momentIn, runSql } from "./run-sql";
import type { StoryServer } from "./story-server";

/** As if so many minutes had passed since this person signed in. */
export async function ageSessions(
  server: Pick<StoryServer, "databaseUrl">,
  userId: string,
  minutes: number,
): Promise<void> {
  const at = momentIn(-minutes * 60);
  await runSql(server, `UPDATE "session" SET "createdAt" = '${at}' WHERE "userId" = '${userId}'`);
}
