import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { installBrowser } from "../browser.mjs";
import { buildApp } from "../build.mjs";
import { prepare } from "../install.mjs";
import { run } from "../run.mjs";

/** Two at a time: those of the pages wait for the build, the others do not. */
const ofPages = ["pages"];
const ofCode = ["corpus", "exports", "postures", "answers", "openapi", "rights"];
export const partNames = [...ofCode, ...ofPages];

/** The same on every machine, whatever the person's own settings. */
const fixed = {
  TZ: "Asia/Kathmandu",
  LC_ALL: "en_GB.UTF-8",
  LOG_LEVEL: "silent",
  NODE_ENV: "test",
  DATABASE_URL: "file:.cache/golden-work/blueline.db",
  TSX_TSCONFIG_PATH: "scripts/tsconfig.cli.json",
};

/**
 * Makes the outputs of these parts with `named` in their names; returns for each part why it was skipped, and
 * its failures.
 */
export async function makeParts(parts, madeIn, named) {
  await prepare("test");
  const chosen = (names) => names.filter((name) => parts.includes(name));
  for (const part of parts) rmSync(path.join(madeIn, part), { recursive: true, force: true });
  const env = { GOLDEN_NAMED: named };
  await Promise.all([
    makeIn(chosen(ofCode), ["--import", "./scripts/golden/fixed-clock.mjs"], env),
    makePages(chosen(ofPages), env),
  ]);
  return new Map(parts.map((part) => [part, reportOf(part, madeIn)]));
}

async function makePages(parts, env) {
  if (parts.length === 0) return;
  const browser = await installBrowser();
  if (!(await buildApp())) return;
  // The stopped clock is the server's; the browser's driver uses its own.
  await makeIn(parts, [], { ...env, BLUELINE_TEST_BROWSER: browser });
}

async function makeIn(parts, preloaded, env) {
  if (parts.length === 0) return;
  await run(process.execPath, [...preloaded, "--import", "tsx", "scripts/golden/main.ts", ...parts], {
    env: { ...fixed, ...env },
  });
}

function reportOf(part, madeIn) {
  const file = path.join(madeIn, part, "report.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  return { failures: [{ name: "report.json", why: "its process ended early" }] };
}
