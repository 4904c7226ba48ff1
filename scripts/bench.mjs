// `npm run bench`: measures what the design promises, each figure beside a floor of the same run. Exits with 1 where a bound does not hold.
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { prepare } from "./install.mjs";
import { run } from "./run.mjs";

await prepare("test");
const browser = await installBrowser();
if (!(await buildApp())) process.exit(1);
// In one file, without the names of functions that tsx keeps: what is shipped has none, and they cost a tenth.
const { build } = await import("esbuild");
const outfile = ".cache/bench.mjs";
await build({
  entryPoints: ["scripts/bench/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  conditions: ["react-server"],
  logLevel: "warning",
});
// The condition makes "server-only" an empty module, as on the server.
process.exit(
  await run(process.execPath, ["--conditions=react-server", outfile, ...process.argv.slice(2)], {
    env: { NODE_ENV: "production", LOG_LEVEL: "silent", BLUELINE_TEST_BROWSER: browser },
  }),
);
