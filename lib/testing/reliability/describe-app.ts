import { afterAll, beforeAll, inject } from "vitest";
import type { Dialect } from "@/lib/server/database/database";
import { type ApiClient, signIn } from "../api-client";
import { type AppServer, startAppServer } from "../app-server";
import { dialects, onEachDialect } from "../databases";
import { freePort } from "../free-port";
import { createScratchDatabase, type ScratchDatabase } from "../scratch-database";

// A server on PostgreSQL would keep its secret in the project's own data folder, and two servers must share one.
const secret = "only for tests, and at least 32 characters long";

export interface RunningApp {
  readonly dialect: Dialect;
  readonly url: () => string;
  readonly databaseUrl: () => string;
  readonly server: () => AppServer;
  /** Of the first admin; its session outlives a restart. */
  readonly admin: () => ApiClient;
  /** Starts it again, at the same address and on the same database. */
  readonly restart: () => Promise<AppServer>;
  readonly startAnother: () => Promise<AppServer>;
}

/**
 * Runs a suite against the built application, as a process of its own on a new database: on both, unless told otherwise. On PostgreSQL it
 * waits for `npm run test:all`.
 */
export function describeApp(
  title: string,
  suite: (app: RunningApp) => void,
  on: readonly Dialect[] = dialects,
  env: { readonly [name: string]: string } = {},
): void {
  const onNewApp = (dialect: Dialect) => {
    let scratch: ScratchDatabase | undefined;
    let server: AppServer | undefined;
    let admin: ApiClient | undefined;
    let port: number | undefined;
    const started: AppServer[] = [];

    async function start(at?: number): Promise<AppServer> {
      const made = await startAppServer({
        databaseUrl: required(scratch).url,
        // One reads as two do, and each is loaded with every start.
        env: { BLUELINE_SECRET: secret, BLUELINE_READERS: "1", ...env },
        ...(at === undefined ? {} : { port: at }),
      });
      started.push(made);
      return made;
    }

    beforeAll(async () => {
      port = await freePort();
      scratch = await createScratchDatabase(dialect, inject("postgresUrl"));
      server = await start(port);
      admin = await signIn(server.url);
    });

    afterAll(async () => {
      await Promise.all(started.map((one) => one.stop("SIGKILL")));
      await scratch?.remove();
    });

    suite({
      dialect,
      url: () => required(server).url,
      databaseUrl: () => required(scratch).url,
      server: () => required(server),
      admin: () => required(admin),
      restart: async () => (server = await start(port)),
      startAnother: () => start(),
    });
  };
  onEachDialect(title, ["full"], onNewApp, on);
}

function required<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error("The application is there only while a test or a hook of its suite runs.");
  return value;
}
