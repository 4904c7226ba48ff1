import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleScan } from "./bundle-scan.mjs";
import { succeeds } from "./install/failure.mjs";
import { packFiles } from "./packed-files.mjs";
import { progress, progressDone } from "./install/progress.mjs";
import { bin, root } from "./run.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "prisma/generated",
  "public",
  "package-lock.json",
  "next.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "scripts/packed-files.mjs",
];
const stampFile = path.join(root, ".next/blueline-built");

/** Builds the web app, unless its sources are unchanged; returns whether a build exists. */
export async function buildApp() {
  const stamp = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return true;
  progress("Building");
  const isBuilt = await succeeds("Building", bin("next"), ["build"], {
    env: { NODE_ENV: "production", BLUELINE_BUILD_ID: stamp.slice(0, 20) },
  });
  if (!isBuilt) return false;
  await Promise.all([bundleScan(".next/scan-process.mjs"), packFiles()]);
  writeFileSync(stampFile, stamp);
  progressDone();
  return true;
}

function hashOfSources() {
  const hash = createHash("sha256").update(process.versions.modules);
  for (const file of sources.flatMap((source) => filesOf(path.join(root, source))))
    hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !/\.test\.tsx?$/.test(entry.name) &&
        !entry.parentPath.startsWith(path.join(root, "lib/testing")),
    )
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

// Run by itself, as in the Dockerfile.
if (process.argv[1] === import.meta.filename) process.exit((await buildApp()) ? 0 : 1);
