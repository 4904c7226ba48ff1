import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./run.mjs";

/** Packages that the command `scan` is made of and with. */
export const readingPackages = [
  "@fontsource-variable/inter",
  "canonicalize",
  "clsx",
  "esbuild",
  "lucide-react",
  "react",
  "saxes",
  "server-only",
  "yaml",
  "zod",
];

/**
 * Bundles the command `scan` with its catalogue into one file.
 * @param {string} packages the folder of the packages, anywhere
 * @param {string} folder for the files
 * @param {(program: string) => Promise<void>} compile runs the program that writes the catalogue
 * @returns the program
 */
export async function bundleScanCommand(packages, folder, compile) {
  const { build } = await import(pathToFileURL(path.join(packages, "esbuild/lib/main.js")).href);
  const bundle = async (entry, name) => {
    const outfile = path.join(folder, name);
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "esm",
      nodePaths: [packages],
      alias: { "server-only": path.join(packages, "server-only/empty.js") },
      define: { "process.env.NODE_ENV": '"production"' },
      jsx: "automatic",
      // CommonJS code loads Node's modules by `require`.
      banner: {
        js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
      },
      logLevel: "warning",
    });
    return outfile;
  };
  await compile(await bundle("scripts/compile-catalogue.mjs", "compile-catalogue.mjs"));
  return bundle("lib/server/cli/scan-main.ts", "scan.mjs");
}
