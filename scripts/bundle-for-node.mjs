import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

/**
 * Bundles server code with its packages, as ECMAScript modules that Node starts quickly.
 * @param {import("esbuild").BuildOptions} options entries, place and plugins
 * @param {string} packages the folder of the packages, anywhere
 */
export async function bundleForNode(options, packages = path.join(root, "node_modules")) {
  // On a fresh clone this module is loaded before packages are installed.
  const { build } = await import(pathToFileURL(path.join(packages, "esbuild/lib/main.js")).href);
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    tsconfig: "scripts/tsconfig.cli.json",
    nodePaths: [packages],
    define: { "process.env.NODE_ENV": '"production"' },
    // CommonJS code loads Node's modules by `require`.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "warning",
    ...options,
  });
}
