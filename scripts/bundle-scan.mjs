import path from "node:path";
import { bundleForNode } from "./bundle-for-node.mjs";
import { root } from "./run.mjs";

/**
 * Bundles the reader of repository files into one file that Node starts quickly: lib/server/scan/run-scan.ts
 * starts it for each archive.
 * @param {string} outfile from the root of the project
 */
export function bundleScan(outfile) {
  return bundleForNode({
    entryPoints: ["lib/server/scan/scan-process.ts"],
    outfile: path.join(root, outfile),
  });
}
