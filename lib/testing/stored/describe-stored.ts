import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, inject, vi } from "vitest";
import { requireViewer, type Viewer } from "@/lib/server/auth/viewer";
import type { Database, Dialect } from "@/lib/server/database/database";
import { migrate } from "@/lib/server/database/migrate";
import { knownMigrations } from "@/lib/server/database/migrations";
import { sqliteFileOf } from "@/lib/server/database/sqlite-file";
import { dialects } from "../databases";
import { createScratchDatabase, type ScratchDatabase } from "../scratch-database";
import { asServerOf } from "./as-server-of";
import { writePostgresqlRows } from "./postgresql-rows";
import { readStored, type StoredFiles, storedVersions } from "./stored-files";
import type { StoredWorkspace } from "./stored-manifest";

export interface StoredFixture {
  readonly version: string;
  readonly dialect: Dialect;
  readonly workspace: StoredWorkspace;
  readonly files: StoredFiles;
  /** Inside a test or a hook. */
  readonly database: () => Database;
  /** Somebody who was signed in when all ended, and still is. */
  readonly viewer: () => Promise<Viewer>;
}

/** A session, a sign-in by halves and a token of CI that were open then still are. */
const openedAfter = 60_000;

/**
 * Runs a suite on a copy of each database that was ever stored, brought up to date by the product, a minute after its last moment:
 * what works for some time works then on any day.
 */
export function describeStored(title: string, suite: (fixture: StoredFixture) => void): void {
  const each = storedVersions().flatMap((version) => {
    const files = readStored(version);
    return dialects.map((dialect) => ({ version, dialect, files }));
  });
  describe.each(each)(`${title} ($version, $dialect)`, ({ version, dialect, files }) => {
    const workspace = files.manifest.databases[dialect];
    let scratch: ScratchDatabase | undefined;
    let server: Awaited<ReturnType<typeof asServerOf>> | undefined;

    beforeAll(async () => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(workspace.madeAt) + openedAfter });
      scratch = await createScratchDatabase(dialect, inject("postgresUrl"), { inMemory: true });
      await load(dialect, scratch.url, files);
      server = await asServerOf(scratch.url, files.manifest.secret);
    });

    afterAll(async () => {
      await server?.stop();
      await scratch?.remove();
      vi.useRealTimers();
    });

    suite({
      version,
      dialect,
      workspace,
      files,
      database: () => {
        if (!server) throw new Error("It is there only while a test or a hook of its suite runs.");
        return server.database;
      },
      viewer: () => requireViewer(new Headers({ cookie: workspace.cookies["ana"] ?? "" })),
    });
  });
}

/** As it was then. */
async function load(
  dialect: Dialect,
  url: string,
  { manifest, sqlite, postgresql }: StoredFiles,
): Promise<void> {
  if (dialect === "sqlite") {
    const file = sqliteFileOf(url);
    mkdirSync(path.dirname(file), { recursive: true });
    return writeFileSync(file, sqlite);
  }
  await migrate(
    url,
    knownMigrations(dialect).filter(({ name }) => manifest.migrations.includes(name)),
  );
  await writePostgresqlRows(url, postgresql);
}
