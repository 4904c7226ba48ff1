// `npm run bench`: measures what the design promises, each figure beside a floor of the same run. Exits with 1 where a bound does not hold.
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { generateFiles, installPackages } from "./install.mjs";
import { bin, run } from "./run.mjs";

await installPackages();
await generateFiles();
const browser = await installBrowser();
if (!(await buildApp())) process.exit(1);
// The condition makes "server-only" an empty module, as on the server.
const args = ["--conditions=react-server", "scripts/bench/main.ts", ...process.argv.slice(2)];
process.exit(
  await run(bin("tsx"), args, {
    env: { NODE_ENV: "production", LOG_LEVEL: "silent", BLUELINE_TEST_BROWSER: browser },
  }),
);
