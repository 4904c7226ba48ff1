// Makes prisma/generated: a client for each database, and the migrations as one file the server carries with it.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const dialects = ["sqlite", "postgresql"];
const generated = path.join(root, "prisma/generated");
const migrationsFile = path.join(generated, "migrations.json");
const stampFile = path.join(generated, "stamp");

const stamp = stampOfSources();
if (!isUpToDate()) {
  await Promise.all(dialects.map(generateClient));
  writeFileSync(
    migrationsFile,
    JSON.stringify(Object.fromEntries(dialects.map((dialect) => [dialect, readMigrations(dialect)]))),
  );
  writeFileSync(stampFile, stamp);
}

function isUpToDate() {
  const outputs = [migrationsFile, ...dialects.map((dialect) => path.join(generated, dialect, "client.ts"))];
  return (
    outputs.every((file) => existsSync(file)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp
  );
}

function stampOfSources() {
  const folders = ["prisma/models", ...dialects.map((dialect) => `prisma/${dialect}`)];
  const files = folders.flatMap((folder) => filesBelow(path.join(root, folder)));
  const hash = createHash("sha256").update(require("prisma/package.json").version);
  for (const file of [...files, fileURLToPath(import.meta.url)])
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function generateClient(dialect) {
  const cli = path.join(path.dirname(require.resolve("prisma/package.json")), "build/index.js");
  const env = {
    ...process.env,
    // Generating needs no schema engine, it only insists that one is there; this keeps it from downloading one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  mkdirSync(generated, { recursive: true });
  await promisify(execFile)(process.execPath, [cli, "generate", "--schema", `prisma/${dialect}`], {
    cwd: root,
    env,
  });
}

/** Folders in order; line ends as in the repository, so that a checksum is the same on every system. */
function readMigrations(dialect) {
  const folder = path.join(root, `prisma/${dialect}/migrations`);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => ({
      name,
      sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n"),
    }));
}
