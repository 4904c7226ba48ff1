import "server-only";
import { randomUUID } from "node:crypto";
import SqliteConnection, { type Database as Connection } from "better-sqlite3";
import { type AppliedMigration, checksumOf, type Migration, pendingMigrations } from "./migrations";
import { takeProcessLock } from "./process-lock";
import { ensureSqliteFile, sqlitePragmas } from "./sqlite-file";

export function migrateSqlite(file: string, migrations: readonly Migration[]): readonly string[] {
  ensureSqliteFile(file);
  const connection = new SqliteConnection(file);
  try {
    // A running server of this very version is no obstacle: then there is nothing to do.
    if (pendingMigrations(migrations, readApplied(connection)).length === 0) return [];
    const releaseLock = takeProcessLock(file);
    try {
      // Under the lock: two processes that switch a new file to WAL at once fail without waiting, whatever
      // the timeout.
      connection.exec(sqlitePragmas);
      return applyAll(connection, migrations);
    } finally {
      releaseLock();
    }
  } finally {
    connection.close();
  }
}

function applyAll(connection: Connection, migrations: readonly Migration[]): readonly string[] {
  // SQLite changes a table by copying it; with foreign keys on, dropping the old one would delete the
  // referring rows.
  connection.exec("PRAGMA foreign_keys = OFF");
  const names: string[] = [];
  const applyNext = connection.transaction(() => {
    connection.exec(createTable);
    const [next] = pendingMigrations(migrations, readApplied(connection));
    if (next !== undefined) apply(connection, next);
    return next?.name;
  });
  for (let name = applyNext.exclusive(); name !== undefined; name = applyNext.exclusive()) names.push(name);
  return names;
}

function apply(connection: Connection, migration: Migration): void {
  const startedAt = Date.now();
  connection.exec(migration.sql);
  if (connection.prepare("PRAGMA foreign_key_check").all().length > 0) {
    throw new Error(
      `Migration ${migration.name} was not applied: it would leave rows with broken references.`,
    );
  }
  connection
    .prepare(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)",
    )
    .run(randomUUID(), checksumOf(migration), Date.now(), migration.name, startedAt);
}

function readApplied(connection: Connection): readonly AppliedMigration[] {
  const table = connection
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'")
    .get();
  if (table === undefined) return [];
  const rows = connection
    .prepare<[], { name: string; checksum: string; finished: number }>(
      "SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    )
    .all();
  return rows.map((row) => ({ ...row, finished: row.finished === 1 }));
}

// As Prisma creates it.
const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
