import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { PostgresqlRows } from "./postgresql-rows";
import type { StoredManifest } from "./stored-manifest";

/** What one version of Blueline left behind: its databases as they were, a backup, and what is known of them. */
export interface StoredFiles {
  readonly manifest: StoredManifest;
  /** The file. */
  readonly sqlite: Uint8Array;
  readonly postgresql: PostgresqlRows;
  /** Of the PostgreSQL one: its lines, as they are before they are packed. */
  readonly backup: string;
}

const root = import.meta.dirname;
const fileOf = (version: string, name: string) => path.join(root, version, name);

/** Named by the newest migration of their time, the oldest first. */
export function storedVersions(): readonly string[] {
  return readdirSync(root)
    .filter((name) => /^\d{4}_/.test(name))
    .toSorted();
}

export function readStored(version: string): StoredFiles {
  const read = (name: string) => readFileSync(fileOf(version, name));
  // Written by `writeStored`, below.
  const manifest = JSON.parse(read("stored.json").toString()) as StoredManifest;
  const together = brotliDecompressSync(read("postgresql.json.br")).toString();
  return {
    manifest,
    sqlite: brotliDecompressSync(read("sqlite.db.br")),
    ...(JSON.parse(together) as Pick<StoredFiles, "postgresql" | "backup">),
  };
}

/** Throws where there is one of that name: what was stored is never made again. */
export function writeStored(version: string, { manifest, sqlite, postgresql, backup }: StoredFiles): void {
  mkdirSync(path.join(root, version));
  writeFileSync(fileOf(version, "stored.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(fileOf(version, "sqlite.db.br"), packed(sqlite));
  // In one, since a backup holds much of the same.
  const together = Buffer.from(JSON.stringify({ postgresql, backup }));
  writeFileSync(fileOf(version, "postgresql.json.br"), packed(together));
}

function packed(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
}
