#!/usr/bin/env node
// The command line: runs lib/server/cli from source, without a build.
import "./load-env.mjs";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const missing = [
  "node_modules/tsx",
  "prisma/generated/sqlite/client.ts",
  "lib/domain/catalogue/generated/controls.json",
].find((file) => !existsSync(path.join(root, file)));
if (missing !== undefined) {
  process.stderr.write(
    'Blueline is not installed yet. Run "npm install" and "npm run generate" first; "npm start" does both.\n',
  );
  process.exit(1);
}

const child = spawn(
  process.execPath,
  [
    "--import",
    import.meta.resolve("tsx"),
    path.join(root, "lib/server/cli/main.ts"),
    ...process.argv.slice(2),
  ],
  {
    stdio: "inherit",
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.cli.json") },
  },
);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("error", () => process.exit(1));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
