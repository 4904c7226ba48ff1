// `npm test`: installs what it needs, a browser too, and runs every kind of test in ten minutes; `npm run test:all` runs the rest. The last
// line reads "N passed, N failed".
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { staticSteps, unitTests } from "./check.mjs";
import { prepare } from "./install.mjs";
import { runSteps } from "./steps.mjs";

await prepare("test");
const browser = await installBrowser();
await runSteps([
  ...staticSteps([]),
  unitTests(0.05, "!full"),
  {
    name: "database tests",
    command: "vitest",
    args: ["run", "--project", "db", "--maxWorkers=100%", "--tagsFilter=!full"],
    report: "vitest",
  },
  { name: "build", run: buildApp },
  {
    name: "reliability tests",
    command: "vitest",
    args: ["run", "--project", "reliability", "--tagsFilter=!full"],
    report: "vitest",
    env: { MALFORMED_BODIES: "100" },
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
