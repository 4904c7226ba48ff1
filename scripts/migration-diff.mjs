// npm run migration:diff -- --name add-something
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

// The difference starts from the existing migrations.
await import("./prisma-generate.mjs");

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// The condition makes `server-only` the empty module that it is inside Next.
const run = [
  "--conditions=react-server",
  "--import",
  "tsx",
  "scripts/write-migrations.ts",
  ...process.argv.slice(2),
];
process.exit(spawnSync(process.execPath, run, { cwd: root, stdio: "inherit" }).status ?? 1);
