// `npm run check`: format, lint, types, unit tests, doc paths, unused code. No database, no browser, under a minute.
import { generateFiles, installPackages } from "./install.mjs";
import { runSteps } from "./steps.mjs";

// Both are written in Go, and oxlint's plugin runs in Node: a short run has memory to spare, and no time to tidy it up.
const seldomCollected = { GOGC: "400", NODE_OPTIONS: "--max-semi-space-size=64" };

export const checkSteps = [
  { name: "format", command: "oxfmt", args: ["--check", "."], beside: true },
  { name: "lint", command: "oxlint", args: [], env: seldomCollected, beside: true },
  {
    name: "types",
    command: "tsc",
    args: ["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/types.tsbuildinfo"],
    env: seldomCollected,
    beside: true,
  },
  { name: "unused code", command: "knip", args: ["--no-progress"], beside: true },
  {
    name: "unit tests",
    command: "vitest",
    args: ["run", "--project", "domain", "--project", "unit", "--project", "scripts", "--maxWorkers=100%"],
    report: "vitest",
  },
];

if (process.argv[1] === import.meta.filename) {
  // A sample before each commit; `npm test` tries all.
  process.env["GRAPH_RUNS"] ??= "100";
  await installPackages();
  await generateFiles();
  await runSteps(checkSteps);
}
