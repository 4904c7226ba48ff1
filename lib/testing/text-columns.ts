import { gunzipSync } from "node:zlib";
import SqliteConnection from "better-sqlite3";
import pg from "pg";
import type { Dialect } from "@/lib/server/database/database";
import { sqliteFileOf } from "@/lib/server/database/sqlite-file";

/** What each column of the database holds that can hold a text, packed or not, as the database itself lists them: by `table.column`. */
export async function textColumns(dialect: Dialect, url: string): Promise<ReadonlyMap<string, string>> {
  return dialect === "sqlite" ? ofSqlite(sqliteFileOf(url)) : ofPostgres(url);
}

function ofSqlite(file: string): ReadonlyMap<string, string> {
  const connection = new SqliteConnection(file, { readonly: true });
  const columns = connection
    .prepare<[], { table: string; column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM sqlite_master t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.type IN ('TEXT', 'BLOB')`,
    )
    .all();
  const held = columns.map(({ table, column }): [string, string] => [
    `${table}.${column}`,
    asText(connection.prepare(`SELECT "${column}" AS held FROM "${table}"`).all()),
  ]);
  connection.close();
  return new Map(held);
}

async function ofPostgres(url: string): Promise<ReadonlyMap<string, string>> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  const { rows } = await connection.query<{ table: string; column: string }>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type IN ('text', 'bytea', 'character varying', 'json', 'jsonb')`,
  );
  const held = new Map<string, string>();
  for (const { table, column } of rows) {
    const read = await connection.query(`SELECT "${column}" AS held FROM "${table}"`);
    held.set(`${table}.${column}`, asText(read.rows));
  }
  await connection.end();
  return held;
}

function asText(rows: readonly unknown[]): string {
  return rows
    .map((row) => {
      const { held } = row as { readonly held: unknown };
      return held instanceof Uint8Array ? gunzipSync(held).toString("utf8") : String(held);
    })
    .join("\n");
}
