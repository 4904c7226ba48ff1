import SqliteConnection from "better-sqlite3";
import pg from "pg";
import type { Dialect } from "@/lib/server/database/database";
import { sqliteFileOf } from "@/lib/server/database/sqlite-file";

/** Changes rows behind the product's back, past the triggers that keep them from being changed: as somebody with the disk would. */
export async function tamper(dialect: Dialect, url: string, table: string, statement: string): Promise<void> {
  if (dialect === "sqlite") return tamperSqlite(sqliteFileOf(url), table, statement);
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  await connection.query(
    `ALTER TABLE "${table}" DISABLE TRIGGER USER; ${statement}; ALTER TABLE "${table}" ENABLE TRIGGER USER`,
  );
  await connection.end();
}

function tamperSqlite(file: string, table: string, statement: string): void {
  const connection = new SqliteConnection(file);
  const triggers = connection
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
    )
    .all(table);
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  connection.exec(statement);
  for (const { sql } of triggers) connection.exec(sql);
  connection.close();
}
