// `npm run test:long`: the same properties, stress tests and stories as in `npm test`, but more of each, and
// every story on both databases. Takes hours.
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

const much = {
  FUZZ_RUNS: "5000",
  GRAPH_RUNS: "10000",
  SCAN_FUZZ_RUNS: "100000",
  EVIDENCE_FUZZ_RUNS: "100000",
  DATABASE_FUZZ_RUNS: "500",
  KILL_ROUNDS: "200",
  STORM_SIZE: "10000",
  MALFORMED_BODIES: "5000",
  SLOW_BODIES: "1",
  STORIES_AT_LENGTH: "1",
  MIGRATION_KILLS: "20",
  LISTEN_CUTS: "100",
  RESTORED_OPERATIONS: "20000",
  REFUSAL_ROUNDS: "50",
  POWER_CUTS: "50",
  DISK_FAULT_OPERATIONS: "5000",
  CLOCK_JUMPS: "50",
  POOLER_PUSHES: "100",
  STRANGERS: "500",
  STRANGER_ROUNDS: "20",
  SOAK_MINUTES: "30",
  ARCHIVE_ROUNDS: "100",
};

await prepare("test");
const browser = await installBrowser();
await runSteps([
  {
    name: "properties, at length",
    command: "vitest",
    args: ["run", "--project", "unit", "convergence", "fuzz", "properties"],
    report: "vitest",
    env: much,
  },
  {
    name: "database tests, at length",
    command: "vitest",
    args: [
      "run",
      "--project",
      "db",
      "convergence",
      "migrate-killed",
      "other-servers",
      "at-length",
      "strangers",
      "made-up-archives",
    ],
    report: "vitest",
    env: much,
  },
  { name: "build", run: buildApp },
  {
    name: "reliability tests, at length",
    command: "vitest",
    args: ["run", "--project", "reliability"],
    report: "vitest",
    env: much,
  },
  {
    name: "browser stories, at length",
    command: "playwright",
    args: ["test"],
    report: "playwright",
    env: { ...much, BLUELINE_TEST_BROWSER: browser },
  },
]);
