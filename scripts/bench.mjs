// `npm run bench`: measures the figures that the design promises, each beside a floor of the same run. Exits
// with 1 if a bound fails.
import { partNames, usage } from "./bench/part-names.mjs";
import { installBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { prepare } from "./install.mjs";
import { run } from "./run.mjs";

const asked = process.argv.slice(2);
if (asked.some((one) => one === "--help" || one === "-h")) {
  console.log(usage);
  process.exit(0);
}
const unknown = asked.filter((one) => !Object.hasOwn(partNames, one));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(", ")}.\n\n${usage}`);
  process.exit(2);
}

await prepare("test");
const browser = await installBrowser();
if (!(await buildApp())) process.exit(1);
// In one file, without the function names that tsx keeps: the shipped code has none, and they cost a tenth.
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
  await run(process.execPath, ["--conditions=react-server", "--expose-gc", outfile, ...asked], {
    env: { NODE_ENV: "production", LOG_LEVEL: "silent", BLUELINE_TEST_BROWSER: browser },
  }),
);
