import "server-only";
import { migratePostgresql } from "./migrate-postgresql";
import { migrateSqlite } from "./migrate-sqlite";
import { knownMigrations, type Migration } from "./migrations";
import { isSqliteUrl, sqliteFileOf } from "./sqlite-file";

/**
 * Updates the database, creating a missing SQLite file, and returns the names of the applied migrations.
 * Throws, and changes nothing, on a database that a newer version has used. Safe when several processes start
 * at once.
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<readonly string[]> {
  if (isSqliteUrl(url)) return migrateSqlite(sqliteFileOf(url), migrations ?? knownMigrations("sqlite"));
  return migratePostgresql(url, migrations ?? knownMigrations("postgresql"));
}
