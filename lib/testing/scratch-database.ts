import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { Dialect } from "@/lib/server/database/database";

export type ScratchDatabase = { readonly url: string; remove(): Promise<void> };

interface Options {
  /** For what tests no crash: as PostgreSQL's here, it does not wait for a disk to confirm each commit. */
  readonly inMemory?: boolean;
}

/** An empty database of its own: a new folder for SQLite, a new database on the given server for PostgreSQL. */
export async function createScratchDatabase(
  dialect: Dialect,
  postgresUrl: string,
  { inMemory = false }: Options = {},
): Promise<ScratchDatabase> {
  if (dialect === "postgresql") return createPostgresqlScratch(postgresUrl);
  return createSqliteScratch(inMemory && hasRoomInMemory() ? memoryFolder : tmpdir());
}

/** Linux's file system without a disk. */
const memoryFolder = "/dev/shm";

/** In a container it is often too small. */
function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize >= 1 << 30;
  } catch {
    return false;
  }
}

function createSqliteScratch(place: string): ScratchDatabase {
  const folder = mkdtempSync(path.join(place, "blueline-"));
  return {
    url: `file:${path.join(folder, "data", "blueline.db")}`,
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function createPostgresqlScratch(serverUrl: string): Promise<ScratchDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOnServer(serverUrl: string, sql: string): Promise<void> {
  const connection = new pg.Client({ connectionString: serverUrl });
  await connection.connect();
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
