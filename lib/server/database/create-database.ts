import "server-only";
import { existsSync } from "node:fs";
import { PrismaClient as PostgresqlClient } from "@/prisma/generated/postgresql/client";
import { PrismaClient as SqliteClient } from "@/prisma/generated/sqlite/client";
import type { Database, DatabaseClient } from "./database";
import { guardedPostgresql, poolSize } from "./guarded-postgresql";
import { guardedSqlite } from "./guarded-sqlite";
import { takeProcessLock } from "./process-lock";
import { isSqliteUrl, sqliteFileOf } from "./sqlite-file";
import { createWriteQueue } from "./write-queue";

type Options = {
  /** For a tool that reads while a server runs: takes no lock and can't write. */
  readonly readOnly?: boolean;
  /**
   * For an audit log entry while a server runs: takes no lock. The server caches nothing of what it writes.
   */
  readonly beside?: boolean;
};

/** Opens a migrated database. An SQLite file belongs to one process at a time: a second one is refused. */
export function createDatabase(url: string, { readOnly = false, beside = false }: Options = {}): Database {
  return isSqliteUrl(url)
    ? createSqliteDatabase(sqliteFileOf(url), readOnly, readOnly || beside)
    : createPostgresqlDatabase(url, readOnly);
}

// The write queue already orders transactions, so Prisma's limits only end stuck ones.
const clientOptions = {
  transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  errorFormat: "minimal",
} as const;

function createSqliteDatabase(file: string, readOnly: boolean, beside: boolean): Database {
  // A mistyped path or an unmounted disk must not look like an empty database.
  if (!existsSync(file))
    throw new Error(
      `Database ${file} does not exist. Start the server or run "blueline migrate" to create it.`,
    );
  const releaseLock = beside ? () => undefined : takeProcessLock(file);
  const client = new SqliteClient({ ...clientOptions, adapter: guardedSqlite(file, readOnly) });
  return createHandle({ dialect: "sqlite", client, writesAtOnce: 1, afterClose: releaseLock });
}

function createPostgresqlDatabase(url: string, readOnly: boolean): Database {
  const client = new PostgresqlClient({ ...clientOptions, adapter: guardedPostgresql(url, readOnly) });
  return createHandle({
    dialect: "postgresql",
    // The same models give the same queries and rows; only the names of the two generated types differ.
    client: client as unknown as DatabaseClient,
    // Two connections stay free for reads.
    writesAtOnce: poolSize - 2,
    afterClose: () => undefined,
  });
}

type Parts = Pick<Database, "dialect" | "client"> & {
  readonly writesAtOnce: number;
  readonly afterClose: () => void;
};

function createHandle({ dialect, client, writesAtOnce, afterClose }: Parts): Database {
  const writes = createWriteQueue(writesAtOnce);
  return {
    dialect,
    client,
    writes,
    runWrite: (work, options) => writes.run(() => client.$transaction(work, options)),
    async close() {
      await writes.idle();
      await client.$disconnect();
      afterClose();
    },
  };
}
