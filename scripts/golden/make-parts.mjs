import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { prepare } from "../install.mjs";
import { root, run } from "../run.mjs";

export const partNames = ["corpus", "exports", "postures", "answers", "openapi", "rights"];

/** The same wherever it runs, whatever the person's own settings. */
const fixed = {
  TZ: "Asia/Kathmandu",
  LC_ALL: "en_GB.UTF-8",
  LOG_LEVEL: "silent",
  NODE_ENV: "test",
  DATABASE_URL: "file:.cache/golden-work/blueline.db",
  TSX_TSCONFIG_PATH: "scripts/tsconfig.cli.json",
};

/** Makes the outputs of these parts; answers what is told of each: why it was skipped, and what could not be made. */
export async function makeParts(parts, madeIn) {
  await prepare();
  for (const part of parts) rmSync(path.join(madeIn, part), { recursive: true, force: true });
  await makeIn(parts);
  return new Map(parts.map((part) => [part, reportOf(part, madeIn)]));
}

async function makeIn(parts) {
  await run(
    process.execPath,
    [
      "--import",
      path.join(root, "scripts/golden/fixed-clock.mjs"),
      "--import",
      "tsx",
      "scripts/golden/main.ts",
      ...parts,
    ],
    { env: fixed },
  );
}

function reportOf(part, madeIn) {
  const file = path.join(madeIn, part, "report.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  return { failures: [{ name: "report.json", why: "what makes it ended before it was done" }] };
}
