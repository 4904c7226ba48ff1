import path from "node:path";
import { bundleForNode } from "./bundle-for-node.mjs";

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
  const bundle = async (entry, name) => {
    const outfile = path.join(folder, name);
    const alias = { "server-only": path.join(packages, "server-only/empty.js") };
    await bundleForNode({ entryPoints: [entry], outfile, alias, jsx: "automatic" }, packages);
    return outfile;
  };
  await compile(await bundle("scripts/compile-catalogue.mjs", "compile-catalogue.mjs"));
  return bundle("lib/server/cli/scan-main.ts", "scan.mjs");
}
