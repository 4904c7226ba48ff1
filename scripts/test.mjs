// `npm test`: installs what it needs, a browser too, and runs every test. The last line reads "N passed, N failed".
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { checkSteps } from "./check.mjs";
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

await prepare();
const browser = await installBrowser();
await runSteps([
  ...checkSteps,
  {
    name: "database tests",
    command: "vitest",
    args: ["run", "--project", "db", "--maxWorkers=100%"],
    report: "vitest",
  },
  { name: "build", run: buildApp },
  {
    name: "reliability tests",
    command: "vitest",
    args: ["run", "--project", "reliability"],
    report: "vitest",
  },
  {
    name: "browser stories",
    command: "playwright",
    args: ["test"],
    report: "playwright",
    env: { BLUELINE_TEST_BROWSER: browser },
  },
]);
