import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type AppliedMigration, checksumOf, type Migration, pendingMigrations } from "./migrations";

/** Any fixed number: the lock of Blueline's migrations. */
const advisoryLock = 4_172_035_117;

export async function migratePostgresql(
  url: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const connection = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await connection.connect();
  try {
    const names: string[] = [];
    for (
      let name = await applyNext(connection, migrations);
      name !== undefined;
      name = await applyNext(connection, migrations)
    ) {
      names.push(name);
    }
    return names;
  } finally {
    await connection.end();
  }
}

async function applyNext(
  connection: pg.Client,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  await connection.query("BEGIN");
  try {
    await connection.query("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
    const [next] = pendingMigrations(migrations, await readApplied(connection));
    if (next !== undefined) await apply(connection, next);
    await connection.query("COMMIT");
    return next?.name;
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  }
}

async function apply(connection: pg.Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  await connection.query(createTable);
  // Without parameters the whole script goes to the server unchanged, so no code here splits statements.
  await connection.query(migration.sql);
  await connection.query(
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES ($1, $2, $3, $4, $5, 1)",
    [randomUUID(), checksumOf(migration), new Date(), migration.name, startedAt],
  );
}

async function readApplied(connection: pg.Client): Promise<readonly AppliedMigration[]> {
  const table = await connection.query<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (table.rows[0]?.exists !== true) return [];
  const { rows } = await connection.query<AppliedMigration>(
    "SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

// As Prisma creates it.
const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;
