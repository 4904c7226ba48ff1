// `npm run check`: format, lint, types, unit tests, doc paths, unused code. No database, no browser, about a minute.
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

export const staticSteps = [
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
];

/** @param effort of the usual number of random cases: lib/testing/effort.ts @param tags which tests, all where absent: vitest.config.ts */
export function unitTests(effort, tags) {
  return {
    name: "unit tests",
    command: "vitest",
    args: [
      ...["run", "--project", "unit", "--project", "scripts", "--maxWorkers=100%"],
      ...(tags === undefined ? [] : [`--tagsFilter=${tags}`]),
    ],
    report: "vitest",
    env: { TEST_EFFORT: String(effort) },
  };
}

if (process.argv[1] === import.meta.filename) {
  await prepare("test");
  // A handful of random maps before each commit; `npm test` tries more, `npm run test:all` all.
  await runSteps([...staticSteps, unitTests(0.02, "!large && !full")]);
}
