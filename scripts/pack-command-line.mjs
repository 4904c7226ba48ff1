// `npm run pack:cli -- [FOLDER]`: the command line as a package without the server's dependencies, for `npm install FILE`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleForNode } from "./bundle-for-node.mjs";
import { prepare } from "./install.mjs";
import { must } from "./install/failure.mjs";
import { root } from "./run.mjs";

/** The chart's file is called blueline-VERSION.tgz. */
const packageName = "blueline-cli";
/** Read as files when a map becomes a PNG, or a scan a page: lib/server/picture/map-png.ts, lib/server/scan-page. */
const bundled = {
  "@fontsource-variable/inter": ["LICENSE", "files/inter-latin-wght-normal.woff2"],
  "@resvg/resvg-wasm": ["index_bg.wasm"],
  "@expo-google-fonts/inter": ["LICENSE", "LICENSE_FONT", "400Regular", "600SemiBold", "700Bold"],
};

/** Only the server has a database; its code stays out of the package. */
const withoutDatabase = {
  name: "without-database",
  setup(build) {
    build.onLoad({ filter: /[\\/]database[\\/]create-database\.ts$/ }, () => ({
      contents: `export function createDatabase() {
        throw new Error("This command line reads files. For a pipeline or snapshot in the database, run blueline on the server.");
      }`,
    }));
  },
};

/**
 * @param {string} folder of the package's file; made if it is missing
 * @returns {Promise<string>} the file
 */
export async function packCommandLine(folder) {
  const { version, description, license, engines } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  const content = path.join(root, ".cache/command-line");
  rmSync(content, { recursive: true, force: true });
  await bundleForNode({
    entryPoints: { blueline: "lib/server/cli/package-main.ts" },
    outdir: content,
    splitting: true,
    outExtension: { ".js": ".mjs" },
    plugins: [withoutDatabase],
  });
  const file = path.join(content, "blueline.mjs");
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, "utf8")}`, { mode: 0o755 });
  for (const name of ["LICENSE", "NOTICE"]) cpSync(path.join(root, name), path.join(content, name));
  for (const [name, files] of Object.entries(bundled))
    for (const one of ["package.json", ...files])
      cpSync(path.join(root, "node_modules", name, one), path.join(content, "node_modules", name, one), {
        recursive: true,
      });
  const manifest = {
    name: packageName,
    version,
    description,
    license,
    engines,
    type: "module",
    bin: { blueline: "blueline.mjs" },
    dependencies: Object.fromEntries(Object.keys(bundled).map((name) => [name, "*"])),
    bundleDependencies: Object.keys(bundled),
  };
  writeFileSync(path.join(content, "package.json"), JSON.stringify(manifest, undefined, 2));
  mkdirSync(folder, { recursive: true });
  await must("Packing", "npm", ["pack", "--loglevel=error", "--pack-destination", folder], { cwd: content });
  return path.join(folder, `${packageName}-${version}.tgz`);
}

// Run by itself.
if (process.argv[1] === import.meta.filename) {
  const folder = path.resolve(process.argv[2] ?? ".");
  await prepare("start");
  console.log(await packCommandLine(folder));
}
