import { type AppServer, startAppServer } from "@/lib/testing/app-server";
import { freePort } from "@/lib/testing/free-port";
import { startPostgresServer } from "@/lib/testing/postgres-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";

export type Dialect = "sqlite" | "postgresql";

export interface StoryServer extends Pick<AppServer, "output"> {
  /** As a person would type it: what the server prints, and what its links begin with. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

/** The built application on a database of its own, which goes with it. */
export async function startStoryServer(
  dialect: Dialect,
  {
    withoutAdmin = false,
    env = {},
  }: { readonly withoutAdmin?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<StoryServer> {
  const postgres = dialect === "postgresql" ? await startPostgresServer() : undefined;
  const database = await createScratchDatabase(dialect, postgres?.url ?? "");
  const port = await freePort();
  const app = await startAppServer({
    databaseUrl: database.url,
    port,
    env: {
      LOG_LEVEL: "trace",
      BLUELINE_SECRET: "canary: a secret that no log may show",
      // As many servers run as there are cores.
      BLUELINE_READERS: "1",
      ...env,
    },
    withoutAdmin,
  });
  return {
    url: `http://localhost:${port}`,
    databaseUrl: database.url,
    output: app.output,
    stop: async () => {
      await app.stop();
      await database.remove();
      await postgres?.stop();
    },
  };
}
