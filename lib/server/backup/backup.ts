import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { createDatabase } from "../database/create-database";
import type { DatabaseTransaction } from "../database/database";
import { readConsistently } from "../database/read-consistently";
import { keepNames } from "../private-files";
import { type BackupHeader, encodeRow } from "./backup-format";
import { backupTableNames, backupTables } from "./tables";

export type BackupReport = { readonly file: string; readonly rows: number; readonly sha256: string };

/** Writes everything except sessions and secrets to one file, as of one moment, while a server may run. */
export async function backup(url: string, file: string, now = new Date()): Promise<BackupReport> {
  const database = createDatabase(url, { readOnly: true });
  // Under a temporary name until it is complete.
  const draft = `${file}.${process.pid}.part`;
  const counted = { rows: 0, sha256: "" };
  try {
    await readConsistently(database, async (reader) => {
      const lines = Readable.from(linesOf(reader, now, counted), { objectMode: false });
      await pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    });
    // Fails if the file exists: a backup never overwrites another.
    await link(draft, file);
    keepNames(path.dirname(file));
  } finally {
    await rm(draft, { force: true });
    await database.close();
  }
  return { file, ...counted };
}

async function* linesOf(
  database: DatabaseTransaction,
  now: Date,
  counted: { rows: number; sha256: string },
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const line = (text: string) => {
    hash.update(`${text}\n`);
    return `${text}\n`;
  };
  yield line(
    JSON.stringify({
      format: "blueline/backup/1",
      madeAt: now.toISOString(),
      migrations: await appliedMigrations(database),
    } satisfies BackupHeader),
  );
  for (const name of backupTableNames) {
    const { read, page } = backupTables[name];
    let after: object | undefined;
    do {
      const rows = await read(database, { after: after as never, take: page });
      for (const row of rows) yield line(encodeRow(name, row));
      counted.rows += rows.length;
      after = rows.length === page ? rows.at(-1) : undefined;
    } while (after !== undefined);
  }
  counted.sha256 = hash.digest("hex");
  yield `${JSON.stringify({ rows: counted.rows, sha256: counted.sha256 })}\n`;
}

async function appliedMigrations(database: DatabaseTransaction): Promise<string[]> {
  const rows = await database.$queryRaw<
    { name: string }[]
  >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
  return rows.map(({ name }) => name);
}
