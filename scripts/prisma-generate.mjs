// Generates prisma/generated: a client for each database, and the migrations as one file for the server.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const dialects = ["sqlite", "postgresql"];
const generated = path.join(root, "prisma/generated");
const generator = path.join(root, "node_modules/@prisma/client-generator-ts/package.json");
const migrationsFile = path.join(generated, "migrations.json");
const stampFile = path.join(generated, "stamp");

const stamp = stampOfSources();
if (!isUpToDate()) {
  for (const dialect of dialects) await generateClient(dialect);
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
  const hash = createHash("sha256");
  for (const file of [generator, ...files, fileURLToPath(import.meta.url)])
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/** Like `prisma generate`, without the 190 MB of its command line. */
async function generateClient(dialect) {
  // Their modules for `import` name files that Node does not find.
  const { getGenerators, loadSchemaContext } = require("@prisma/internals");
  const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");
  const generators = await getGenerators({
    schemaContext: await loadSchemaContext({
      schemaPath: { cliProvidedPath: `prisma/${dialect}` },
      cwd: root,
      printLoadMessage: false,
    }),
    registry: { "prisma-client": { type: "in-process", generator: new PrismaClientTsGenerator() } },
    // For the schema engine, which generating does not need.
    skipDownload: true,
  });
  for (const one of generators) {
    await one.generate();
    one.stop();
  }
}

/** Folders in order, with the line ends of the repository, so that a checksum is the same on every system. */
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
