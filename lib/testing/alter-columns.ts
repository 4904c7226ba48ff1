import SqliteConnection from "better-sqlite3";
import pg from "pg";
import type { Dialect } from "@/lib/server/database/database";
import { sqliteFileOf } from "@/lib/server/database/sqlite-file";

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Past triggers and foreign keys, as somebody with the disk would. */
interface Behind {
  readonly columns: (table: string) => Promise<readonly Column[]>;
  readonly run: (statements: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Alters the newest row of a table in each of its columns, one after the other, as the database itself lists them, and puts
 * it back. @param look what is asked while a column is altered
 * @returns the answers by `table.column`
 */
export async function alterEachColumn<Seen>(
  dialect: Dialect,
  url: string,
  table: string,
  look: () => Promise<Seen>,
): Promise<ReadonlyMap<string, Seen>> {
  const behind = dialect === "sqlite" ? behindSqlite(sqliteFileOf(url), table) : await behindPostgres(url);
  const row = dialect === "sqlite" ? "rowid" : "ctid";
  const seen = new Map<string, Seen>();
  try {
    await behind.run(`CREATE TABLE "kept_rows" AS SELECT * FROM "${table}"`);
    for (const { name, type } of await behind.columns(table)) {
      await behind.run(
        `UPDATE "${table}" SET "${name}" = ${altered(name, type)} WHERE ${row} = (SELECT max(${row}) FROM "${table}")`,
      );
      seen.set(`${table}.${name}`, await look());
      await behind.run(`DELETE FROM "${table}"; INSERT INTO "${table}" SELECT * FROM "kept_rows"`);
    }
  } finally {
    await behind.run(`DROP TABLE "kept_rows"`);
    await behind.close();
  }
  return seen;
}

function altered(name: string, type: string): string {
  if (/bool/i.test(type)) return `NOT "${name}"`;
  if (/int/i.test(type)) return `coalesce("${name}", 0) + 1000`;
  if (/timestamp/i.test(type)) return `coalesce("${name}", now()) + interval '1 day'`;
  if (/date/i.test(type)) return `'2001-01-01T00:00:00.000+00:00'`;
  // What is packed loses its end.
  if (/blob|bytea/i.test(type)) return `substr("${name}", 1, length("${name}") - 5)`;
  return `coalesce("${name}", '') || 'x'`;
}

function behindSqlite(file: string, table: string): Behind {
  const connection = new SqliteConnection(file);
  connection.pragma("foreign_keys = OFF");
  const triggers = connection
    .prepare<[string], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
    )
    .all(table);
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  return {
    columns: async () =>
      connection.prepare<[string], Column>("SELECT * FROM pragma_table_info(?)").all(table),
    run: async (statements) => void connection.exec(statements),
    close: async () => {
      for (const { sql } of triggers) connection.exec(sql);
      connection.close();
    },
  };
}

async function behindPostgres(url: string): Promise<Behind> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  await connection.query("SET session_replication_role = replica");
  return {
    columns: async (table) => {
      const { rows } = await connection.query<Column>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
        [table],
      );
      return rows;
    },
    run: async (statements) => void (await connection.query(statements)),
    close: () => connection.end(),
  };
}
