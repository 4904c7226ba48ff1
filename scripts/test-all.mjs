// `npm run test:all`: the tests that `npm test` leaves out: random cases in their usual number, the other
// database, every other story. Half an hour.
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { typedLint, unitTests } from "./check.mjs";
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

await prepare("test");
const browser = await installBrowser();
await runSteps([
  typedLint(),
  { ...unitTests(1), name: "unit tests, all random cases" },
  {
    name: "database tests",
    command: "vitest",
    args: ["run", "--project", "db", "--maxWorkers=100%", "--tagsFilter=full"],
    report: "vitest",
  },
  { name: "build", run: buildApp },
  {
    name: "reliability tests",
    command: "vitest",
    args: ["run", "--project", "reliability", "--tagsFilter=full"],
    report: "vitest",
  },
  {
    name: "browser stories",
    command: "playwright",
    args: ["test"],
    report: "playwright",
    env: { BLUELINE_TEST_BROWSER: browser, STORIES_LEFT: "1" },
  },
]);
