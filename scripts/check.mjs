// `npm run check`: format, lint, types, unit tests, doc paths, unused code. No database, no browser, about a minute.
import { spawnSync } from "node:child_process";
import { prepare } from "./install.mjs";
import { root } from "./run.mjs";
import { runSteps } from "./steps.mjs";

/** @param typedFiles for the rules that need types; `npm run test:all` runs them on all files */
export const staticSteps = (typedFiles) => [
  { name: "format", command: "oxfmt", args: ["--check", "."], beside: true },
  { name: "lint", command: "oxlint", args: [], beside: true },
  ...(typedFiles.length === 0 ? [] : [typedLint(typedFiles)]),
  {
    name: "types",
    command: "tsc",
    // Four checkers, the default, compute the same types four times, while the tests need the other cores.
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

// The typed rules run in Go, which frees memory only when it runs short; parallel runs compute the same types
// each.
export function typedLint(files = []) {
  return {
    name: "lint with types",
    command: "oxlint",
    args: ["--type-aware", ...files],
    env: { GOGC: "off", GOMEMLIMIT: "3GiB", GOMAXPROCS: "1" },
    beside: true,
  };
}

/**
 * @param effort the share of the usual number of random cases: lib/testing/effort.ts @param tags the selected
 * tests, all if absent: vitest.config.ts
 */
export function unitTests(effort, tags) {
  return {
    name: "unit tests",
    command: "vitest",
    args: ["run", "--project", "unit", "--project", "scripts", "--maxWorkers=100%"].concat(
      tags === undefined ? [] : `--tagsFilter=${tags}`,
    ),
    report: "vitest",
    env: { TEST_EFFORT: String(effort) },
  };
}

/** The uncommitted scripts; none if unknown. */
function changedFiles() {
  const lists = [
    ["diff", "--name-only", "--diff-filter=d", "HEAD"],
    ["ls-files", "--others", "--exclude-standard"],
  ].map((args) => spawnSync("git", args, { cwd: root, encoding: "utf8" }));
  return lists.flatMap(({ stdout }) =>
    (stdout ?? "").split("\n").filter((file) => /\.[cm]?[jt]sx?$/.test(file)),
  );
}

if (process.argv[1] === import.meta.filename) {
  await prepare("test");
  // A handful of random maps before each commit; `npm test` tries more, `npm run test:all` all.
  await runSteps([...staticSteps(changedFiles()), unitTests(0.02, "!large && !full")]);
}
