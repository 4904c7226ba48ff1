// `npm run check`: format, lint, types, unit tests, doc paths, unused code. No database, no browser, about a minute.
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

export const checkSteps = [
  { name: "format", command: "oxfmt", args: ["--check", "."], beside: true },
  // Its rules that need types run in Go, which tidies up its memory only where that gets short; several at a time find the same types each.
  {
    name: "lint",
    command: "oxlint",
    args: [],
    env: { GOGC: "off", GOMEMLIMIT: "3GiB", GOMAXPROCS: "1" },
    beside: true,
  },
  {
    name: "types",
    command: "tsc",
    // Four checkers, as usual, find the same types four times, while the tests want the other cores.
    args: ["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/types.tsbuildinfo", "--checkers", "1"],
    beside: true,
  },
  {
    name: "unused code",
    command: "knip",
    args: ["--no-progress", "--cache", "--cache-location", ".cache/knip"],
    beside: true,
  },
  {
    name: "unit tests",
    command: "vitest",
    args: ["run", "--project", "unit", "--project", "scripts", "--maxWorkers=100%"],
    report: "vitest",
  },
];

if (process.argv[1] === import.meta.filename) {
  // A sample before each commit; `npm test` tries all.
  process.env["GRAPH_RUNS"] ??= "50";
  await prepare();
  await runSteps(checkSteps);
}
