// `npm test`: installs its requirements, including a browser, and runs every kind of test in ten minutes;
// `npm run test:all` runs the rest. The last line reads "N passed, N failed".
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { staticSteps, unitTests } from "./check.mjs";
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

let isBuilt = false;
await prepare("test", async () => (isBuilt = await buildApp()));
const browser = await installBrowser();
await runSteps([
  { name: "build", run: () => isBuilt },
  ...staticSteps([]),
  unitTests(0.05, "!full"),
  // Both mostly wait: for a server to start or to end, for a lost notification.
  {
    name: "reliability tests",
    command: "vitest",
    args: ["run", "--project", "reliability", "--tagsFilter=!full"],
    report: "vitest",
    env: { MALFORMED_BODIES: "100" },
    beside: true,
  },
  {
    name: "database tests",
    command: "vitest",
    args: ["run", "--project", "db", "--maxWorkers=100%", "--tagsFilter=!full"],
    report: "vitest",
  },
  {
    name: "browser stories",
    command: "playwright",
    args: ["test", "--project=sqlite", "--grep=@main"],
    report: "playwright",
    env: { BLUELINE_TEST_BROWSER: browser },
  },
  { name: "reach of the stories", command: "vitest", args: ["run", "--project", "reach"], report: "vitest" },
]);
