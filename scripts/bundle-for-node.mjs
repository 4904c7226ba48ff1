import { root } from "./run.mjs";

/**
 * Bundles server code with its packages, as ECMAScript modules that Node starts quickly.
 * @param {import("esbuild").BuildOptions} options entries, place and plugins
 */
export async function bundleForNode(options) {
  // On a fresh clone this module is loaded before packages are installed.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
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
    ...options,
  });
}
