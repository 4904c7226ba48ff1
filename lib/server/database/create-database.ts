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
  /** For a tool that looks on while a server runs: takes no lock and cannot write. */
  readonly readOnly?: boolean;
  /** For an entry in the security record beside a server that runs: takes no lock. Of what it writes a server keeps nothing in memory. */
  readonly beside?: boolean;
};

/** Opens a migrated database. An SQLite file belongs to one process at a time: a second one is refused. */
export function createDatabase(url: string, { readOnly = false, beside = false }: Options = {}): Database {
  return isSqliteUrl(url)
    ? createSqliteDatabase(sqliteFileOf(url), readOnly, readOnly || beside)
    : createPostgresqlDatabase(url, readOnly);
}

// The write queue orders transactions already, so Prisma's own limits only end what is stuck.
const clientOptions = {
  transactionOptions: { maxWait: 30_000, timeout: 30_000 },
  errorFormat: "minimal",
} as const;

function createSqliteDatabase(file: string, readOnly: boolean, beside: boolean): Database {
  // A path that is wrong, or a disk that is not mounted, must not look like an empty database.
  if (!existsSync(file))
    throw new Error(
      `The database ${file} does not exist. Starting the server, or "blueline migrate", makes it.`,
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
