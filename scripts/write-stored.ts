// For developers, when a version changes stored data: creates a workspace with everything in it, on both
// databases, as this version stores it, and keeps it for tests, which open it in all later versions:
// NODE_ENV=test node --conditions=react-server --import tsx scripts/write-stored.ts
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { JWK } from "jose";
import { newSecret } from "@/lib/server/auth/secrets";
import type { Dialect } from "@/lib/server/database/database";
import { knownMigrations } from "@/lib/server/database/migrations";
import { sqliteFileOf } from "@/lib/server/database/sqlite-file";
import { startPostgresServer } from "@/lib/testing/postgres-server";
import bundleScan from "@/lib/testing/scan-global-setup";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { asServerOf } from "@/lib/testing/stored/as-server-of";
import { readPostgresqlRows } from "@/lib/testing/stored/postgresql-rows";
import { makeStored } from "@/lib/testing/stored/story/make-stored";
import { storedVersions, writeStored } from "@/lib/testing/stored/stored-files";
import { newIssuerKey } from "@/lib/testing/stored/stored-issuer";
import type { StoredWorkspace } from "@/lib/testing/stored/stored-manifest";

const migrations = knownMigrations("sqlite").map(({ name }) => name);
const version = migrations.at(-1) ?? "";
if (storedVersions().includes(version)) {
  console.error(`The stored data of ${version} exists already, and is not made again.`);
  process.exit(1);
}

const postgres = await startPostgresServer();
const folder = mkdtempSync(path.join(tmpdir(), "blueline-stored-"));
const backupFile = (dialect: Dialect) => path.join(folder, `${dialect}.backup.gz`);
try {
  await bundleScan();
  const [secret, issuerKey] = [newSecret(), await newIssuerKey()];
  const [sqlite, postgresql] = [
    await make("sqlite", { secret, issuerKey }, async (url) => readFileSync(sqliteFileOf(url))),
    await make("postgresql", { secret, issuerKey }, readPostgresqlRows),
  ];
  writeStored(version, {
    manifest: {
      secret,
      issuerKey,
      migrations,
      databases: { sqlite: sqlite.workspace, postgresql: postgresql.workspace },
    },
    sqlite: sqlite.kept,
    postgresql: postgresql.kept,
    backup: gunzipSync(readFileSync(backupFile("postgresql"))).toString(),
  });
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

interface Keys {
  readonly secret: string;
  readonly issuerKey: JWK;
}

/** @param keep runs once the server that made it is stopped, as after `npm start` */
async function make<Kept>(
  dialect: Dialect,
  { secret, issuerKey }: Keys,
  keep: (url: string) => Kept | Promise<Kept>,
): Promise<{ readonly workspace: StoredWorkspace; readonly kept: Kept }> {
  const scratch = await createScratchDatabase(dialect, postgres.url);
  try {
    const server = await asServerOf(scratch.url, secret);
    const workspace = await makeStored(issuerKey, backupFile(dialect));
    await server.stop();
    return { workspace, kept: await keep(scratch.url) };
  } finally {
    await scratch.remove();
  }
}
