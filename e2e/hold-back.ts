import { createHash } from "node:crypto";
import { momentIn, runSql } from "./run-sql";
import type { StoryServer } from "./story-server";

/** As if others guessed at this account: who signs in from here waits four minutes, or does work, doubled so many times. */
export async function holdBack(
  server: Pick<StoryServer, "databaseUrl">,
  email: string,
  doublings: number,
): Promise<void> {
  const account = createHash("sha256").update(email).digest("hex").slice(0, 32);
  const rows = [
    ...["127.0.0.1", "0:0:0:0::/64"].map((caller) => ({
      key: `guess:here:account:${account}:${caller}`,
      count: 20,
    })),
    { key: `guess:work:account:${account}`, count: doublings },
  ];
  for (const { key, count } of rows)
    await runSql(
      server,
      `INSERT INTO "rate_limit" ("key", "count", "startedAt", "blockedUntil")
       VALUES ('${key}', ${count}, '${momentIn(0)}', '${momentIn(240)}')
       ON CONFLICT ("key") DO UPDATE SET "count" = excluded."count", "blockedUntil" = excluded."blockedUntil"`,
    );
}
