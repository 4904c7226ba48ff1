// For developers, through `npm run migration:diff`: writes the migration that follows from a change of prisma/models, for
// both databases. Read what it writes, and add by hand what a model cannot say (triggers, compression).
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Dialect } from "@/lib/server/database/database";
import { migrate } from "@/lib/server/database/migrate";
import { startPostgresServer } from "@/lib/testing/postgres-server";
import { schemaDifference } from "@/lib/testing/schema-difference";
import { createScratchDatabase } from "@/lib/testing/scratch-database";

const { name } = parseArgs({ options: { name: { type: "string" } } }).values;
if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error("Usage: npm run migration:diff -- --name a-name-in-kebab-case");
  process.exit(2);
}

const server = await startPostgresServer();
try {
  for (const dialect of ["sqlite", "postgresql"] as const) await writeMigration(name, dialect);
} finally {
  await server.stop();
}

async function writeMigration(migrationName: string, dialect: Dialect): Promise<void> {
  const scratch = await createScratchDatabase(dialect, server.url);
  try {
    await migrate(scratch.url);
    const sql = await schemaDifference(dialect, scratch.url);
    if (sql === "") {
      console.log(`${dialect}: nothing to do`);
      return;
    }
    const file = path.join(nextFolder(migrationName, dialect), "migration.sql");
    writeFileSync(file, sql);
    console.log(`${dialect}: ${file}`);
  } finally {
    await scratch.remove();
  }
}

function nextFolder(migrationName: string, dialect: Dialect): string {
  const migrations = `prisma/${dialect}/migrations`;
  mkdirSync(migrations, { recursive: true });
  // A number may be missing, so the count of folders is not the last one.
  const last = Math.max(0, ...readdirSync(migrations).map((entry) => Number.parseInt(entry, 10) || 0));
  const folder = path.join(migrations, `${String(last + 1).padStart(4, "0")}_${migrationName}`);
  mkdirSync(folder);
  return folder;
}
