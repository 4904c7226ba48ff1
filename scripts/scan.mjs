// `npm run scan -- FOLDER --html FILE`: reads a repository from a clone. Installs only the packages that reading needs, if
// they are missing, in a folder of their own; builds and serves nothing.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleScanCommand, readingPackages } from "./bundle-scan-command.mjs";
import { endWith, must } from "./install/failure.mjs";
import { requireNode } from "./install.mjs";
import { installInto, lock } from "./install/packages.mjs";
import { progress, progressDone } from "./install/progress.mjs";
import { root } from "./run.mjs";

const folder = path.join(root, ".cache/scan");
const stampFile = path.join(folder, "installed.json");

requireNode();
try {
  const packages = await havePackages();
  const program = await bundleScanCommand(packages, folder, (compile) =>
    must("Generating", process.execPath, [compile, root]),
  );
  progressDone();
  run(program);
} catch (error) {
  endWith(error);
}

/** The folder of the packages: the clone's own if it has all of them. */
async function havePackages() {
  const own = path.join(root, "node_modules");
  if (hasAll(own)) return own;
  const packages = path.join(folder, "node_modules");
  // The same while the locked versions are the same.
  const stamp = JSON.stringify(readingPackages.map((name) => lock.packages[`node_modules/${name}`].version));
  if (hasAll(packages) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return packages;
  progress("Installing packages to read with");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await installInto(folder, readingPackages);
  writeFileSync(stampFile, stamp);
  return packages;
}

function hasAll(packages) {
  return readingPackages.every((name) => existsSync(path.join(packages, name, "package.json")));
}

/** In the folder where npm was called: it runs scripts in the clone, and paths are from there. */
function run(program) {
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    stdio: "inherit",
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
