import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { must } from "./failure.mjs";
import { installInto, lock } from "./packages.mjs";
import { root } from "../run.mjs";

const name = "better-sqlite3";
const binary = `node_modules/${name}/build/Release/better_sqlite3.node`;
const folder = path.join(root, ".cache/driver");
/** The same while the sources and the platform are the same. */
export const driverKey = createHash("sha256")
  .update(
    JSON.stringify([
      lock.packages[`node_modules/${name}`],
      process.versions.modules,
      process.platform,
      process.arch,
    ]),
  )
  .digest("hex");
const kept = path.join(folder, `${driverKey}.node`);

/**
 * Provides SQLite's driver, the one package that may need compiling, which takes one core longer than
 * installing all others. So it is made in a folder of its own, in parallel, and reused by later
 * installations.
 */
export async function makeDriver() {
  if (existsSync(kept)) return;
  rmSync(folder, { recursive: true, force: true });
  await installInto(folder, [name]);
  await must(
    "Compiling SQLite's driver",
    "npm",
    ["rebuild", name, "--ignore-scripts=false", "--loglevel=error"],
    {
      cwd: folder,
      // SQLite is one file of 9 MB: -O3 takes half as long again.
      env: { JOBS: "max", CFLAGS: `${process.env.CFLAGS ?? ""} -O2` },
    },
  );
  renameSync(path.join(folder, binary), kept);
  rmSync(path.join(folder, "node_modules"), { recursive: true });
}

/** Puts the driver among the packages. */
export function placeDriver() {
  const place = path.join(root, binary);
  mkdirSync(path.dirname(place), { recursive: true });
  copyFileSync(kept, `${place}.new`);
  // Complete under its name, even after an abort.
  renameSync(`${place}.new`, place);
  // Its sources (10 MB) are compiled in a folder of their own.
  rmSync(path.join(root, `node_modules/${name}/deps`), { recursive: true, force: true });
}
