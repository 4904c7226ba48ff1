import pg from "pg";

/** All rows of a PostgreSQL database, by table, as its own JSON; bytes in base64, as a backup has them. */
export type PostgresqlRows = Readonly<Record<string, readonly object[]>>;

interface Column {
  readonly table: string;
  readonly bytes: readonly string[];
}

const tables = `SELECT c.relname AS table,
    coalesce(json_agg(a.attname) FILTER (WHERE a.atttypid = 'bytea'::regtype), '[]') AS bytes
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.relname ORDER BY c.relname`;

export async function readPostgresqlRows(url: string): Promise<PostgresqlRows> {
  return connected(url, async (connection) => {
    const rows: Record<string, readonly object[]> = {};
    for (const { table, bytes } of (await connection.query<Column>(tables)).rows) {
      const { rows: found } = await connection.query<{ row: Record<string, unknown> }>(
        `SELECT row_to_json(t) AS row FROM "${table}" t`,
      );
      rows[table] = found.map(({ row }) => withBytes(row, bytes, fromHex));
    }
    return rows;
  });
}

/** Puts the rows into a database that has their tables, in place of what its migrations put there. */
export async function writePostgresqlRows(url: string, rows: PostgresqlRows): Promise<void> {
  await connected(url, async (connection) => {
    const columns = new Map((await connection.query<Column>(tables)).rows.map((one) => [one.table, one]));
    // In any order, and past the triggers that let nothing be changed: as a restored dump comes in.
    await connection.query("BEGIN; SET LOCAL session_replication_role = replica");
    for (const [table, found] of Object.entries(rows)) {
      const written = found.map((row) => withBytes(row, columns.get(table)?.bytes ?? [], toHex));
      await connection.query(`DELETE FROM "${table}"`);
      await connection.query(
        `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`,
        [JSON.stringify(written)],
      );
    }
    await connection.query("COMMIT");
  });
}

function withBytes(row: object, bytes: readonly string[], change: (text: string) => string): object {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]: [string, unknown]) => [
      field,
      bytes.includes(field) && typeof value === "string" ? change(value) : value,
    ]),
  );
}

const fromHex = (text: string) => Buffer.from(text.slice(2), "hex").toString("base64");
const toHex = (text: string) => `\\x${Buffer.from(text, "base64").toString("hex")}`;

async function connected<T>(url: string, use: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    return await use(connection);
  } finally {
    await connection.end();
  }
}
