import path from "node:path";
import { root } from "./run.mjs";

/**
 * Bundles the reader of repository files into one file that Node starts quickly: lib/server/scan/run-scan.ts
 * starts it for each archive.
 * @param {string} outfile from the root of the project
 */
export async function bundleScan(outfile) {
  // On a fresh clone this module is loaded before packages are installed.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/server/scan/scan-process.ts"],
    outfile: path.join(root, outfile),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    tsconfig: "scripts/tsconfig.cli.json",
    // CommonJS code loads Node's modules by `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
}
